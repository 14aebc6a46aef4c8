import { randomBytes } from "node:crypto"
import type Sqlite from "better-sqlite3"
import type { Instant } from "../../../../../shared/model/terms.ts"
import { connect } from "../connect.ts"

/**
 * Prepares a restored database for use. Gives it a new incarnation, so that pages fetch everything again. Also copies
 * from `lost` the client ids that wrote after the backup, with their owners. Otherwise the first member to use such an
 * id could claim it. `lost` is the replaced database, or null if that database cannot be read. Nothing of the database is
 * sent to other programs any more until a person lets it. Returns the number of webhooks that were paused.
 */
export function beginAnew(file: string, lost: string | null, now: Instant): number {
  const database = connect(file)
  try {
    database.prepare("UPDATE meta SET value = ? WHERE key = 'incarnation'").run(randomBytes(16).toString("base64url"))
    const paused = database.transaction(() => stopSending(database, now))()
    if (lost === null) return paused
    database.prepare("ATTACH ? AS lost").run(lost)
    database.transaction(() => {
      for (const sql of retiring) database.exec(sql)
    })()
    return paused
  } finally {
    database.close()
  }
}

/**
 * Pauses the webhooks, ends the messages that waited, drops the exports, whose files are in no backup, and holds every
 * letter. The backup may stand beside the original, which sends the same (DOMAIN WH5, IN8).
 */
function stopSending(database: Sqlite.Database, now: Instant): number {
  database.exec("DELETE FROM job_file; DELETE FROM job WHERE kind = 'exports'")
  database.exec("UPDATE invitation SET standing = 'held' WHERE standing = 'waiting'")
  database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('letters-held', ?)").run(String(now))
  database
    .prepare(
      `UPDATE job SET state = 'failed', error = 'paused', server = '', lease_until = 0, ended_at = ?
       WHERE state = 'open'`,
    )
    .run(now)
  return database
    .prepare(
      `UPDATE webhook SET paused = 'restored', paused_at = ?, failures = 0, failing_since = NULL
       WHERE paused IS NULL`,
    )
    .run(now).changes
}

const retiring = [
  `INSERT INTO doc_head (topic, workspace, epoch, last_seq, snapshot_seq)
   SELECT DISTINCT topic, workspace, 1, 0, 0 FROM lost.doc_head AS old
   WHERE EXISTS (SELECT 1 FROM main.home WHERE id = old.topic)
   AND NOT EXISTS (SELECT 1 FROM main.doc_head AS own WHERE own.topic = old.topic)`,
  "INSERT OR IGNORE INTO main.writer (member) SELECT member FROM lost.writer",
  `INSERT OR IGNORE INTO main.client_owner (doc, client_id, member, first_seq)
   SELECT own.doc, owner.client_id, mine.id, 0
   FROM lost.client_owner AS owner
   JOIN lost.doc_head AS old ON old.doc = owner.doc
   JOIN lost.writer AS theirs ON theirs.id = owner.member
   JOIN main.writer AS mine ON mine.member = theirs.member
   JOIN main.doc_head AS own ON own.topic = old.topic
   WHERE own.epoch = (SELECT max(epoch) FROM main.doc_head WHERE topic = old.topic)`,
]
