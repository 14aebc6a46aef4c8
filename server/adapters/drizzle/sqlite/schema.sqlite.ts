import { tables } from "../schema.ts"
import { sqliteKit } from "./kit.ts"

export const sqlite = tables(sqliteKit)

/**
 * The updates of many notes that were appended together, in one row (docs/decisions/one-row-per-tick.md). They are moved
 * into doc_update later. SQLite alone has this table: PostgreSQL writes the rows of many notes with one statement.
 */
export const docJournal = sqliteKit.table("doc_journal", {
  // the key is assigned by Plenary, because AUTOINCREMENT would write one more page for each row
  n: sqliteKit.int().primaryKey(),
  /** the encoded entries (journal/journalEntries) */
  bin: sqliteKit.bytes().notNull(),
})

/** The tables as named exports, because drizzle-kit reads them from there. */
export const {
  event,
  logHead,
  headSignature,
  content,
  command,
  answer,
  checkpoint,
  checkpointPart,
  ballot,
  roll,
  writer,
  docHead,
  docUpdate,
  docSegment,
  snapshot,
  clientOwner,
  workspace,
  home,
  invite,
  invitation,
  signIn,
  seat,
  address,
  boundAddress,
  withheld,
  letter,
  returnLink,
  calendar,
  tokenUse,
  translationDraft,
  adminToken,
  uploadedFile,
  filePart,
  deletion,
  meta,
  job,
  jobFile,
  webhook,
  account,
  accountSubject,
  passkey,
  accountSeat,
  signInOrigin,
} = sqlite
