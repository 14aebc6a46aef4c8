import type { MemberId, TopicId } from "../../../../shared/model/ids.ts"
import type {
  AppendResult,
  ClientOwner,
  DocumentLog,
  ExpectedHead,
  NewUpdate,
} from "../../../ports/documents/documentLog.ts"
import { heldHead } from "../rights.ts"
import { type Runner, runStatement, type Steps } from "../statement.ts"
import * as on from "./documentStatements.ts"
import * as heads from "./headStatements.ts"
import { logEnd, updatesIn } from "./logReader.ts"

export type Append = Parameters<DocumentLog["append"]>

/**
 * Appends to several document logs and returns a result for each. Caches the integers of new writers in `writers` after
 * the commit.
 */
export type AppendTogether = (list: readonly Append[], writers: Map<MemberId, number>) => Promise<AppendResult[]>

export const appended: AppendResult = { kind: "appended" }
export const changed: AppendResult = { kind: "changed" }

/** Appends to several document logs in one transaction, statement by statement. */
export const appendInSteps =
  ({ transaction }: Pick<Runner, "transaction">): AppendTogether =>
  async (list, writers) => {
    const { results, met } = await transaction(
      () => appendAll(list, writers),
      done => done.results.some(isAppended),
    )
    if (results.some(isAppended)) keepMet(met, writers)
    return results
  }

/** Caches the integers of writers, once they are committed. */
export function keepMet(met: ReadonlyMap<MemberId, number>, writers: Map<MemberId, number>): void {
  for (const [member, id] of met) writers.set(member, id)
}

const isAppended = ({ kind }: AppendResult) => kind === "appended"

/**
 * Yields the statements that append to several document logs. Each append writes all of its updates or none. `met`
 * collects the integers of the writers that the statements read or added.
 */
function* appendAll(
  list: readonly Append[],
  known: ReadonlyMap<MemberId, number>,
): Steps<{ results: AppendResult[]; met: Map<MemberId, number> }> {
  const met = new Map<MemberId, number>()
  const results: AppendResult[] = []
  for (const append of list) results.push(yield* appendOne(append, { known, met }))
  return { results, met }
}

/** Yields the statements that append to one document log. */
export function* appendOne([topic, expect, updates, owners]: Append, writers: Writers): Steps<AppendResult> {
  const { epoch, seq, standing, rights } = expect
  if (yield* isOwnedElsewhere(topic, epoch, owners)) return changed
  // one statement checks the head and advances it, because each statement delays the keystroke
  const to = seq + updates.length
  const [head] = yield* runStatement(heads.advance, { topic, epoch, from: seq, to, standing, rights })
  if (head === undefined) return yield* whyNot(topic, expect, owners)
  yield* write(head.doc, seq, updates, owners, writers)
  return appended
}

/** Whether another member has claimed one of the client ids that the append claims. */
function* isOwnedElsewhere(topic: TopicId, epoch: number, owners: readonly ClientOwner[]): Steps<boolean> {
  if (owners.length === 0) return false
  const [log] = yield* runStatement(heads.docOfEpoch, { topic, epoch })
  if (log === undefined) return false
  for (const { client, member } of owners) {
    const [owner] = yield* runStatement(on.ownerOf, { doc: log.doc, clientId: client })
    if (owner !== undefined && owner.member !== member) return true
  }
  return false
}

/** The reason why the head was not advanced. */
export function* whyNot(
  topic: TopicId,
  { epoch, seq, standing, rights }: ExpectedHead,
  owners: readonly ClientOwner[],
): Steps<AppendResult> {
  const [head] = yield* runStatement(heads.docHeadOf, { topic })
  const isBehind =
    head?.epoch === epoch &&
    head.seq > seq &&
    head.rights === rights &&
    (head.standing === null || head.standing === standing)
  // another connection may have claimed a client id while this one waited for the head
  if (!isBehind || (yield* isOwnedElsewhere(topic, epoch, owners))) return changed
  return { kind: "behind", missed: yield* updatesIn({ doc: head.doc, after: seq, upTo: logEnd }) }
}

/**
 * Ends the epoch `expect.epoch` and adds a new one with its first update. Returns false, without a write, if the old
 * epoch has grown or has ended.
 */
export function* epochSteps(
  topic: TopicId,
  expect: Pick<ExpectedHead, "epoch" | "seq">,
  epoch: number,
  first: NewUpdate,
  owner: ClientOwner,
): Steps<boolean> {
  const [known] = yield* runStatement(heads.docHeadOf, { topic })
  if (known === undefined) return false
  // the workspace's head is locked first, so that its version of rights does not change until the new epoch is
  // committed
  const { rights } = yield* heldHead(known.workspace, "share")
  const [ended] = yield* runStatement(heads.endEpoch, { topic, epoch: expect.epoch, from: expect.seq })
  if (ended === undefined) return false
  const [made] = yield* runStatement(heads.addEpoch, { topic, ...ended, epoch, rights })
  if (made === undefined) return false
  yield* write(made.doc, 0, [first], [owner], { known: new Map(), met: new Map() })
  yield* runStatement(heads.moveHead, { doc: made.doc, seq: 1 })
  return true
}

/** The integers of writers: those that are cached, and those that the statements of a transaction read or added. */
export interface Writers {
  known: ReadonlyMap<MemberId, number>
  met: Map<MemberId, number>
}

function* write(
  doc: number,
  after: number,
  updates: readonly NewUpdate[],
  owners: readonly ClientOwner[],
  writers: Writers,
): Steps<void> {
  let seq = after
  for (const { by, at, update } of updates)
    yield* runStatement(on.addUpdate, { doc, seq: ++seq, actor: yield* writerOf(by, writers), atMs: at, bin: update })
  for (const { client, member, page = null } of owners) {
    const by = yield* writerOf(member, writers)
    yield* runStatement(on.addOwner, { doc, clientId: client, member: by, firstSeq: after + 1, page })
  }
}

/** Returns the integer that replaces the member's id in the rows of updates and client ids. */
export function* writerOf(member: MemberId, { known, met }: Writers): Steps<number> {
  const id = known.get(member) ?? met.get(member) ?? (yield* findWriter(member))
  met.set(member, id)
  return id
}

/** Returns the integer of a member, and adds it if the member has none yet. */
export function* findWriter(member: MemberId): Steps<number> {
  const [found] = yield* runStatement(on.writerBy, { member })
  if (found !== undefined) return found.id
  const [made] = yield* runStatement(on.addWriter, { member })
  // `made` is undefined if another connection has added the member meanwhile
  const [writer] = made === undefined ? yield* runStatement(on.writerBy, { member }) : [made]
  if (writer === undefined) throw new Error(`no writer for ${member}`)
  return writer.id
}
