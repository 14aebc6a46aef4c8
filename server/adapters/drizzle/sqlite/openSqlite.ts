import { randomBytes } from "node:crypto"
import { existsSync, statSync } from "node:fs"
import { Unwritable } from "../../../ports/database/failing.ts"
import { aloneWithDuties } from "../../../ports/duties.ts"
import type { Clock } from "../../../ports/host/clock.ts"
import type { Health } from "../../../ports/host/health.ts"
import { hostSealing } from "../../hostSealing.ts"
import { memoryLimits } from "../../limits.ts"
import { memoryCodes } from "../../memory/codes.ts"
import { memoryTickets } from "../../memory/tickets.ts"
import type { Opened } from "../../opened.ts"
import { newInstanceKey } from "../../system/instanceKey.ts"
import { instanceKeys, readFormerKeys } from "../../system/instanceKeys.ts"
import { localBus } from "../../system/localBus.ts"
import { systemClock } from "../../system/systemClock.ts"
import { sqlAccounts } from "../accounts/accounts.ts"
import { areBallotsSeen, sqlBallots } from "../ballots/ballots.ts"
import { sqlCheckpoints } from "../checkpoints.ts"
import { sqlDirectory } from "../directory/directory.ts"
import { sqlInvitations } from "../directory/invitations.ts"
import { sqlFiles } from "../directory/uploadedFiles.ts"
import { appendInSteps } from "../documents/appendSteps.ts"
import { sqlDocumentHistory } from "../documents/documentHistory.ts"
import { sqlDocumentLog } from "../documents/documentLog.ts"
import { sqlDocumentSealing } from "../documents/sealed/sealing.ts"
import { sqlJobs } from "../jobs/jobs.ts"
import { sqlWebhooks } from "../jobs/webhooks.ts"
import { keysIn } from "../keys.ts"
import { sqlDeletions } from "../law/deletions.ts"
import { sqlRetained } from "../law/retained.ts"
import { sqlHostReadings } from "../log/hostReadings.ts"
import { sqlHostLogRows } from "../log/hostRows.ts"
import { sqlHostSettings } from "../log/hostSettings.ts"
import { sqlBackupNotes } from "../monitoring/backupNotes.ts"
import { sqlMeasures } from "../monitoring/measures.ts"
import { NewestKnown } from "../newestKnown.ts"
import { sqlStore } from "../store.ts"
import { syncFile } from "./backup/copyDatabase.ts"
import { connect, connectToRead } from "./connect.ts"
import { isDamage, sqliteCode } from "./failure.ts"
import { appendThroughJournal } from "./journal/appendThroughJournal.ts"
import { NoteJournal } from "./journal/noteJournal.ts"
import { isJournalWhole, showStored, sortStored } from "./journal/sortStored.ts"
import { isUpToDate, migrate } from "./migrate.ts"
import { sqliteRunner } from "./runner.ts"

/**
 * The fewest notes whose updates become one row of the journal when they are appended together. For two notes, the row
 * takes half of the bytes and less CPU. For one note, the row would take more CPU.
 */
const fewestJournaled = 2

/** The health for command-line tools. It reports nothing, because such a tool ends with the exception itself. */
const unwatched: Health = { watch: () => {}, look: () => [], onChange: () => {} }

/**
 * Whether an existing database file is damaged. The server checks this at the start, before it writes, so that damage
 * is not found only at a later read.
 */
function isDamaged(file: string): boolean {
  if (!existsSync(file)) return false
  try {
    const database = connectToRead(file)
    try {
      return database.pragma("quick_check(1)", { simple: true }) !== "ok" || !isJournalWhole(database)
    } finally {
      database.close()
    }
  } catch (failure) {
    // only damage is detected here; any other fault is reported when the file is opened for writing
    return isDamage(sqliteCode(failure))
  }
}

/**
 * Opens an undamaged file for reading and writing. Creates the file if it is missing, and applies the missing
 * migrations.
 */
function openSound(file: string, isDraft: boolean): ReturnType<typeof connect> {
  const database = connect(file, isDraft)
  try {
    migrate(database, file)
    const once = database.prepare("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING")
    sortStored(database)
    for (const key of ["incarnation", "secret"]) once.run(key, randomBytes(16).toString("base64url"))
    once.run("signing-key", newInstanceKey())
    once.run("former-keys", "[]")
    return database
  } catch (failure) {
    database.close()
    throw failure
  }
}

/**
 * Opens a damaged file for reading only. Throws if the file lacks migrations, because this version then cannot read its
 * tables.
 */
function openDamaged(file: string): ReturnType<typeof connect> {
  const database = connectToRead(file)
  if (isUpToDate(database)) {
    showStored(database)
    return database
  }
  database.close()
  throw new Unwritable("database-damaged")
}

/** The bytes of a database file and of the write-ahead log beside it. */
const bytesOf = (file: string): number =>
  [file, `${file}-wal`].reduce((sum, one) => sum + (statSync(one, { throwIfNoEntry: false })?.size ?? 0), 0)

/**
 * Opens the database file and returns the ports that use it. A damaged file is opened for reading only, and the health
 * reports the damage.
 */
export async function openSqlite({
  file,
  clock = systemClock,
  health = unwatched,
  alone = true,
  journalFrom = fewestJournaled,
  isDraft = false,
}: {
  file: string
  /** whether no other connection writes to the file; a server ensures this by the lock of its data folder */
  alone?: boolean
  /** replaces `fewestJournaled` in tests */
  journalFrom?: number
  /** whether the file gets its name only after `close`, which then syncs it once in place of a sync for each commit */
  isDraft?: boolean
  clock?: Pick<Clock, "wait" | "now">
  health?: Health
}): Promise<Opened> {
  const damaged = isDamaged(file)
  const database = damaged ? openDamaged(file) : openSound(file, isDraft)
  const runner = sqliteRunner(database, clock, health, { damaged })
  // truncates the write-ahead log, which a killed server may have left
  await runner.forget()
  const meta = (key: string) => String(database.prepare("SELECT value FROM meta WHERE key = ?").pluck().get(key))
  const stored = { current: meta("signing-key"), former: readFormerKeys(meta("former-keys")) }
  const known = new NewestKnown({ isAlone: alone })
  const keys = instanceKeys(stored, keysIn(runner))
  const sealHost = hostSealing(keys)
  const journal = new NoteJournal(runner, clock)
  // the journal is used only if no other process writes to the file, because another process would not read this
  // journal
  const append = alone ? appendThroughJournal(runner, journal, journalFrom) : appendInSteps(runner)
  return {
    store: sqlStore(runner, { known, now: clock.now, areBallotsSeen, sealHost }),
    directory: sqlDirectory(runner, known, sealHost),
    hostRows: sqlHostLogRows(runner, sealHost),
    hostSettings: sqlHostSettings(runner, sealHost),
    hostReadings: sqlHostReadings(runner),
    accounts: sqlAccounts(runner, known),
    documents: sqlDocumentLog(runner, known, append, journal),
    history: sqlDocumentHistory(runner, journal),
    sealing: sqlDocumentSealing(runner, journal),
    files: sqlFiles(runner),
    ballots: sqlBallots(runner),
    jobs: sqlJobs(runner),
    webhooks: sqlWebhooks(runner),
    invitations: sqlInvitations(runner),
    checkpoints: sqlCheckpoints(runner),
    deletions: sqlDeletions(runner),
    retained: sqlRetained(runner),
    backups: sqlBackupNotes(runner),
    measures: sqlMeasures(runner, async () => bytesOf(file)),
    keys,
    tickets: memoryTickets(clock),
    codes: memoryCodes(clock),
    bus: localBus(),
    limits: memoryLimits,
    warning: null,
    duties: aloneWithDuties,
    async close() {
      await journal.close()
      await runner.close()
      if (isDraft) syncFile(file)
    },
  }
}
