import { bigint, pgTable as table, timestamp } from "drizzle-orm/pg-core"
import { tables } from "../schema.ts"
import { postgresKit, textC } from "./kit.ts"

export const postgres = tables(postgresKit)

/** Which process does what is to be done once, and until when it may go on (processes/duties). */
export const duty = table("duty", {
  name: textC().primaryKey(),
  process: textC().notNull(),
  /** the number of processes that have held the duty so far */
  term: bigint({ mode: "number" }).notNull(),
  until: timestamp({ withTimezone: true }).notNull(),
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
  signIn,
  seat,
  address,
  boundAddress,
  returnLink,
  adminToken,
  meta,
} = postgres
