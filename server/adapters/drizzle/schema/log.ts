import type { Receipt } from "../../../../shared/contract/live.ts"
import type { Answer } from "../../../../shared/model/consensus/answer.ts"
import type { CommandId, MemberId, RoundId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { ReadingDigests } from "../../../../shared/record/chain.ts"
import type { Kit } from "../kit.ts"

/** The event log and the tables that are committed together with it. */
export function logTables({ table, primaryKey, serial, text, int, bool, json }: Kit) {
  /**
   * Triggers refuse UPDATE and DELETE. The table keeps its row ids: rows of a kilobyte make a poor WITHOUT ROWID tree.
   */
  const event = table(
    "event",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      seq: int().notNull(),
      kind: text().notNull(),
      actor: text().$type<MemberId>(),
      atMs: int().notNull(),
      json: json<unknown>().notNull(),
      /** stays when the personal part is erased, so that the body can still be proven */
      salt: text().notNull(),
      contentId: int(),
      personalCommitment: text(),
      /** null for an entry of format 1 */
      readings: json<ReadingDigests>(),
      commitment: text().notNull(),
      hash: text().notNull(),
      commandId: text().$type<CommandId>(),
    },
    t => [primaryKey({ columns: [t.workspace, t.seq] })],
  )

  const headSignature = table(
    "head_signature",
    { workspace: text().$type<WorkspaceId>().notNull(), seq: int().notNull(), signature: text().notNull() },
    t => [primaryKey({ columns: [t.workspace, t.seq] })],
  )

  /**
   * The personal parts, each with a salt that is erased with it: if the salt stayed, a guessed name could be confirmed.
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
      answer: json<Answer>().notNull(),
      spoken: bool().notNull(),
      atMs: int().notNull(),
    },
    t => [primaryKey({ columns: [t.round, t.member, t.revision] })],
  )

  /**
   * Folded logs that were stored for a faster start (ports/database/checkpoints). Triggers delete them with any personal part
   * that is erased.
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

  return { event, headSignature, content, command, answer, checkpoint, checkpointPart }
}
