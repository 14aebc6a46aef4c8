import type { Receipt } from "../../../../shared/contract/live.ts"
import type { GivenAnswer } from "../../../../shared/model/consensus/answer.ts"
import type { CommandId, LogId, MemberId, RoundId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { ReadingDigests } from "../../../../shared/record/chain.ts"
import type { SealedAnswer } from "../../../ports/database/store.ts"
import type { Kit } from "../kit.ts"

/** The tables of the event log and of everything that is committed together with it. */
export function logTables({ table, primaryKey, serial, text, int, bool, json }: Kit) {
  /**
   * The entries of all event logs. Triggers refuse UPDATE and DELETE. The table keeps SQLite's row ids, because WITHOUT
   * ROWID is slow for rows of about a kilobyte.
   */
  const event = table(
    "event",
    {
      workspace: text().$type<LogId>().notNull(),
      seq: int().notNull(),
      kind: text().notNull(),
      actor: text().$type<MemberId>(),
      atMs: int().notNull(),
      json: json<unknown>().notNull(),
      /**
       * the salt of the entry's commitment; it is kept when the personal part is erased, so that the entry's body can
       * still be verified
       */
      salt: text().notNull(),
      contentId: int(),
      personalCommitment: text(),
      /** the digests of what each audience may read of the entry; null for an entry of format 1 */
      readings: json<ReadingDigests>(),
      commitment: text().notNull(),
      hash: text().notNull(),
      commandId: text().$type<CommandId>(),
    },
    t => [primaryKey({ columns: [t.workspace, t.seq] })],
  )

  /**
   * The head of each event log, so that a commit reads and locks one row. `rights` counts the changes of who may read or
   * write in the workspace.
   */
  const logHead = table("log_head", {
    workspace: text().$type<LogId>().primaryKey(),
    seq: int().notNull(),
    hash: text().notNull(),
    rights: int().notNull(),
  })

  const headSignature = table(
    "head_signature",
    { workspace: text().$type<LogId>().notNull(), seq: int().notNull(), signature: text().notNull() },
    t => [primaryKey({ columns: [t.workspace, t.seq] })],
  )

  /**
   * The personal parts of entries. Each has a salt that is erased with it, because with the salt anybody could confirm
   * a guessed name.
   */
  const content = table("content", { id: serial(), salt: text().notNull(), text: json<unknown>() })

  const command = table(
    "command",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      member: text().notNull(),
      id: text().$type<CommandId>().notNull(),
      receipt: json<Receipt>().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.member, t.id] })],
  )

  const answer = table(
    "answer",
    {
      round: text().$type<RoundId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      revision: int().notNull(),
      answer: json<GivenAnswer>().notNull(),
      spoken: bool().notNull(),
      aloud: json<NonNullable<SealedAnswer["aloud"]>>(),
      atMs: int().notNull(),
    },
    t => [primaryKey({ columns: [t.round, t.member, t.revision] })],
  )

  /**
   * The checkpoints: descriptions of stored folds, which make a start faster (ports/database/checkpoints). Triggers
   * delete all of them when any personal part is erased.
   */
  const checkpoint = table("checkpoint", {
    workspace: text().$type<WorkspaceId>().primaryKey(),
    seq: int().notNull(),
    hash: text().notNull(),
    foldedBy: text().notNull(),
    parts: int().notNull(),
    mac: text().notNull(),
  })

  const checkpointPart = table(
    "checkpoint_part",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      seq: int().notNull(),
      n: int().notNull(),
      text: text().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.seq, t.n] })],
  )

  return { event, logHead, headSignature, content, command, answer, checkpoint, checkpointPart }
}
