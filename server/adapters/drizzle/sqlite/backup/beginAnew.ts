import { randomBytes } from "node:crypto"
import { connect } from "../connect.ts"

/**
 * Prepares a restored database for use. Gives it a new incarnation, so that pages fetch everything again. Also copies
 * from `lost` the client ids that wrote after the backup, with their owners. Otherwise the first member to use such an
 * id could claim it. `lost` is the replaced database, or null if that database cannot be read.
 */
export function beginAnew(file: string, lost: string | null): void {
  const database = connect(file)
  try {
    database.prepare("UPDATE meta SET value = ? WHERE key = 'incarnation'").run(randomBytes(16).toString("base64url"))
    if (lost === null) return
    database.prepare("ATTACH ? AS lost").run(lost)
    database.transaction(() => {
      for (const sql of retiring) database.exec(sql)
    })()
  } finally {
    database.close()
  }
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
