import { bigint, pgTable as table, timestamp } from "drizzle-orm/pg-core"
import type { RoundId } from "../../../../shared/model/ids.ts"
import { tables } from "../schema.ts"
import { postgresKit, textC } from "./kit.ts"

export const postgres = tables(postgresKit)

/** Which process holds each duty, and until when (processes/duties). */
export const duty = table("duty", {
  name: textC().primaryKey(),
  process: textC().notNull(),
  /** the number of processes that have held the duty so far */
  term: bigint({ mode: "number" }).notNull(),
  until: timestamp({ withTimezone: true }).notNull(),
})

/**
 * The ballots of a secret round, encrypted (sheet/). One row has all of them, because PostgreSQL keeps traces of the
 * order in which rows were written. The key is in no table; its id is random.
 */
export const ballotSheet = postgresKit.table("ballot_sheet", {
  round: postgresKit.text().$type<RoundId>().primaryKey(),
  version: postgresKit.int().notNull(),
  keyId: postgresKit.text().notNull(),
  sealed: postgresKit.bytes().notNull(),
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
} = postgres
