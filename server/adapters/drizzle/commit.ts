import type { MemberId, RoundId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { CommitResult, Head, Unit } from "../../ports/database/store.ts"
import type { SealHost } from "../hostSealing.ts"
import { sqlDirectoryChange } from "./directory/directoryChanges.ts"
import { appendToHost } from "./log/hostRows.ts"
import { addSignature, insertEvent, setLogHead } from "./log/writes.ts"
import { countAnswers, receiptOf, revisionOf } from "./logReads.ts"
import { changeRights, heldHead, keepSignIns } from "./rights.ts"
import { runStatement, type Steps, statement } from "./statement.ts"

const behind: CommitResult = { kind: "behind" }

export interface CommitPorts {
  now: () => Instant
  /** yields whether a round's ballots are still those that the reveal has counted */
  areBallotsSeen: (ballots: { round: RoundId; seen: string }) => Steps<boolean>
  sealHost: SealHost
}

/**
 * Yields the statements of the transaction that commits one unit. They lock the log's head before they read anything
 * else of the log, because an answer and a reveal must never be decided on the same head. The runner keeps the writes
 * only if the result is "committed".
 */
export function* commitUnit(
  unit: Unit,
  head: Head,
  { now, areBallotsSeen, sealHost }: CommitPorts,
): Steps<CommitResult> {
  const { workspace, command } = unit
  yield* keepSignIns(unit.directory)
  const before = yield* headFor(unit)
  if (command !== null) {
    const [first] = yield* runStatement(receiptOf, { workspace, member: command.member, id: command.id })
    if (first !== undefined) return { kind: "repeated", receipt: first.receipt }
  }
  if (!(yield* isCurrent(unit, before))) return behind
  for (const counted of unit.ballots ?? []) if (!(yield* areBallotsSeen(counted))) return behind
  for (const change of unit.directory) if (!(yield* sqlDirectoryChange(change))) return behind
  for (const event of unit.events) yield* insertEvent(workspace, event, command?.id ?? null)
  if (unit.signature !== null)
    yield* runStatement(addSignature, { workspace, seq: head.seq, signature: unit.signature })
  for (const { at, ...answer } of unit.answers) yield* runStatement(addAnswer, { ...answer, atMs: at })
  if (command !== null) yield* runStatement(addReceipt, { workspace, ...command })
  if (unit.events.length > 0) yield* runStatement(setLogHead, { workspace, seq: head.seq, hash: head.hash })
  if (unit.changesRights) yield* changeRights(workspace)
  // every transaction locks the head of the host's log after all other heads, so that no two wait for each other
  yield* appendToHost(unit.host ?? [], sealHost)
  // the deadline is checked as the last step, because the earlier steps take time
  return unit.until !== undefined && now() >= unit.until ? behind : { kind: "committed", head }
}

/**
 * Locks the log's head and returns it. If a unit only adds answers, the lock is shared, so that people who answer at
 * the same time do not wait for one another.
 */
function* headFor({ workspace, events, sealed, ballots, changesRights }: Unit): Steps<Head> {
  const onlyAnswers = events.length === 0 && sealed.length === 0 && !ballots && !changesRights
  return yield* heldHead(workspace, onlyAnswers ? "share" : "change")
}

/** Whether the log's head and the answers are still those with which the command was decided. */
function* isCurrent({ expect, sealed, answers }: Unit, head: Head): Steps<boolean> {
  if (head.seq !== expect.seq || head.hash !== expect.hash) return false
  for (const { round, revisions } of sealed) {
    const [counted] = yield* runStatement(countAnswers, { round })
    if (counted?.revisions !== revisions) return false
  }
  for (const { round, member, revision } of answers) {
    const [taken] = yield* runStatement(revisionOf, { round, member, revision })
    if (taken !== undefined) return false
  }
  return true
}

interface AnswerRow {
  round: RoundId
  member: MemberId
  revision: number
  answer: unknown
  spoken: boolean
  aloud: unknown
  atMs: number
}

const addAnswer = statement<AnswerRow>()((db, { answer }, at) =>
  db.insert(answer).values({
    round: at.round,
    member: at.member,
    revision: at.revision,
    answer: at.answer,
    spoken: at.spoken,
    aloud: at.aloud,
    atMs: at.atMs,
  }),
)

const addReceipt = statement<{ workspace: WorkspaceId; member: string; id: string; receipt: unknown }>()(
  (db, { command }, at) =>
    db.insert(command).values({ workspace: at.workspace, member: at.member, id: at.id, receipt: at.receipt }),
)
