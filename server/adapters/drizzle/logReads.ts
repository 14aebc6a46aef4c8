import { and, asc, count, eq, gt, lte } from "drizzle-orm"
import type { CommandId, LogId, MemberId, RoundId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Db } from "./kit.ts"
import type { SqlTables } from "./schema.ts"
import { type Slots, statement } from "./statement.ts"

interface OfLog {
  workspace: LogId
}

const headRow = (db: Db, { logHead }: SqlTables, at: Slots<OfLog>) =>
  db
    .select({ seq: logHead.seq, hash: logHead.hash, rights: logHead.rights })
    .from(logHead)
    .where(eq(logHead.workspace, at.workspace))

export const headOf = statement<OfLog>()(headRow)

/** Reads the head and locks it until the transaction ends, so that no other transaction changes the log or the rights. */
export const lockHead = statement<OfLog>()((db, tables, at, { lock }) => lock(headRow(db, tables, at), "change"))

/**
 * Reads the head with a shared lock, so that no other transaction changes the head before this one ends. Transactions
 * with a shared lock do not wait for one another.
 */
export const shareHead = statement<OfLog>()((db, tables, at, { lock }) => lock(headRow(db, tables, at), "share"))

export const eventsAfter = statement<{ workspace: LogId; after: number; limit: number }>()(
  (db, { event, content }, at) =>
    db
      .select({
        seq: event.seq,
        kind: event.kind,
        at: event.atMs,
        by: event.actor,
        body: event.json,
        personal: content.text,
        personalSalt: content.salt,
        salt: event.salt,
        personalCommitment: event.personalCommitment,
        readings: event.readings,
        commitment: event.commitment,
        hash: event.hash,
      })
      .from(event)
      .leftJoin(content, eq(content.id, event.contentId))
      .where(and(eq(event.workspace, at.workspace), gt(event.seq, at.after)))
      .orderBy(asc(event.seq))
      .limit(at.limit),
)

export const receiptOf = statement<{ workspace: WorkspaceId; member: string; id: CommandId }>()((db, { command }, at) =>
  db
    .select({ receipt: command.receipt })
    .from(command)
    .where(and(eq(command.workspace, at.workspace), eq(command.member, at.member), eq(command.id, at.id))),
)

export const receiptsOf = statement<{ workspace: LogId }>()((db, { command }, at) =>
  db.select({ receipt: command.receipt }).from(command).where(eq(command.workspace, at.workspace)),
)

export const signedHeadsOf = statement<{ workspace: LogId; after: number; to: number }>()(
  (db, { headSignature: signed }, at) =>
    db
      .select({ seq: signed.seq, signature: signed.signature })
      .from(signed)
      .where(and(eq(signed.workspace, at.workspace), gt(signed.seq, at.after), lte(signed.seq, at.to)))
      .orderBy(asc(signed.seq)),
)

export const countAnswers = statement<{ round: RoundId }>()((db, { answer }, at) =>
  db.select({ revisions: count() }).from(answer).where(eq(answer.round, at.round)),
)

export const revisionOf = statement<{ round: RoundId; member: MemberId; revision: number }>()((db, { answer }, at) =>
  db
    .select({ revision: answer.revision })
    .from(answer)
    .where(and(eq(answer.round, at.round), eq(answer.member, at.member), eq(answer.revision, at.revision))),
)

export const answersOf = statement<{ round: RoundId }>()((db, { answer }, at) =>
  db
    .select({
      round: answer.round,
      member: answer.member,
      revision: answer.revision,
      answer: answer.answer,
      spoken: answer.spoken,
      aloud: answer.aloud,
      at: answer.atMs,
    })
    .from(answer)
    .where(eq(answer.round, at.round))
    .orderBy(asc(answer.revision), asc(answer.member)),
)

export const withheldIn = statement<{ workspace: WorkspaceId }>()((db, { withheld: row }, at) =>
  db
    .select({ opening: row.opening, member: row.member, before: row.before })
    .from(row)
    .where(eq(row.workspace, at.workspace)),
)

/** A no stands, whoever writes another row beside it. */
export const addWithheld = statement<{
  workspace: WorkspaceId
  opening: string
  member: MemberId
  before: number
}>()((db, { withheld: row }, at) =>
  db
    .insert(row)
    .values({ workspace: at.workspace, opening: at.opening, member: at.member, before: at.before })
    .onConflictDoNothing(),
)
