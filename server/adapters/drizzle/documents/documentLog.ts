import { hash } from "node:crypto"
import type { MemberId, TopicId } from "../../../../shared/model/ids.ts"
import type { ClientOwner, DocumentLog, ExpectedHead, NewUpdate } from "../../../ports/documentLog.ts"
import { type Runner, run, type Steps } from "../statement.ts"
import * as on from "./documentStatements.ts"

export function documentLog({ ask, transaction }: Runner): DocumentLog {
  const docOf = async (topic: TopicId) => (await ask(on.docHeadOf, { topic }))[0]?.doc
  return {
    async open(topic, workspace) {
      // asked first, as an insertion that adds nothing is a transaction all the same
      const [known] = await ask(on.docHeadOf, { topic })
      if (known === undefined) await ask(on.addDocHead, { topic, workspace })
      const [head] = known ? [known] : await ask(on.docHeadOf, { topic })
      if (head === undefined) throw new Error(`no document log for ${topic}`)
      return { topic, epoch: head.epoch, seq: head.seq, snapshotSeq: head.snapshotSeq }
    },
    async owners(topic) {
      const doc = await docOf(topic)
      return doc === undefined ? [] : await ask(on.ownersOf, { doc })
    },
    async retired(topic) {
      const doc = await docOf(topic)
      return doc === undefined ? [] : (await ask(on.retiredOf, { topic, doc })).map(({ client }) => client)
    },
    async snapshot(topic) {
      const doc = await docOf(topic)
      if (doc === undefined) return null
      for (let before = Number.MAX_SAFE_INTEGER; ; ) {
        const [newest] = await ask(on.snapshotBefore, { doc, before })
        if (newest === undefined) return null
        if (hash("sha256", newest.update) === newest.sha256) return { seq: newest.seq, update: newest.update }
        before = newest.seq
      }
    },
    async updates(topic, after) {
      const doc = await docOf(topic)
      return doc === undefined ? [] : await ask(on.updatesAfter, { doc, after })
    },
    append: together(list =>
      transaction(
        () => appendAll(list),
        some => some.includes(true),
      ),
    ),
    startEpoch: (...asked) => transaction(() => startEpoch(...asked), Boolean),
    async addSnapshot(topic, at, update) {
      const written = await transaction(() => addSnapshot(topic, at, update), Boolean)
      if (!written) throw new Error(`a snapshot of ${topic} at ${at.seq} would be ahead of its log`)
    },
  }
}

type Append = Parameters<DocumentLog["append"]>

/** Appends of many notes within one turn of the event loop share one transaction, as its write to the disk costs most. */
function together(commit: (list: readonly Append[]) => Promise<boolean[]>): DocumentLog["append"] {
  let waiting: { append: Append; done: (written: boolean) => void; fail: (error: unknown) => void }[] = []
  const flush = () => {
    const list = waiting
    waiting = []
    commit(list.map(({ append }) => append)).then(
      written => list.forEach(({ done }, n) => done(written[n] ?? false)),
      (error: unknown) => list.forEach(({ fail }) => fail(error)),
    )
  }
  return (...append) =>
    new Promise((done, fail) => {
      if (waiting.push({ append, done, fail }) === 1) setImmediate(flush)
    })
}

/** Each writes all of its own or nothing. */
function* appendAll(list: readonly Append[]): Steps<boolean[]> {
  const written: boolean[] = []
  for (const append of list) written.push(yield* appendOne(...append))
  return written
}

function* appendOne(topic: TopicId, expect: ExpectedHead, updates: NewUpdate[], owners: ClientOwner[]): Steps<boolean> {
  const [head] = yield* run(on.docHeadOf, { topic })
  if (head?.seq !== expect.seq || head.epoch !== expect.epoch) return false
  if (head.standing !== null && head.standing !== expect.standing) return false
  yield* write(head.doc, expect.seq, updates, owners)
  return true
}

function* startEpoch(
  topic: TopicId,
  expect: Pick<ExpectedHead, "epoch" | "seq">,
  epoch: number,
  first: NewUpdate,
  owner: ClientOwner,
): Steps<boolean> {
  const [head] = yield* run(on.docHeadOf, { topic })
  if (head?.seq !== expect.seq || head.epoch !== expect.epoch) return false
  const { workspace, standing } = head
  const [made] = yield* run(on.addEpoch, { topic, workspace, epoch, standing })
  if (made === undefined) return false
  yield* write(made.doc, 0, [first], [owner])
  return true
}

function* write(doc: number, after: number, updates: NewUpdate[], owners: ClientOwner[]): Steps<void> {
  const writers = new Map<MemberId, number>()
  for (const member of new Set([...updates.map(({ by }) => by), ...owners.map(owner => owner.member)]))
    writers.set(member, yield* writerOf(member))
  const writer = (member: MemberId) => writers.get(member) ?? 0

  let seq = after
  for (const { by, at, update } of updates)
    yield* run(on.addUpdate, { doc, seq: ++seq, actor: writer(by), atMs: at, bin: update })
  for (const { client, member } of owners)
    yield* run(on.addOwner, { doc, clientId: client, member: writer(member), firstSeq: after + 1 })
  yield* run(on.moveHead, { doc, seq })
}

/** The integer that stands for this member in the rows of updates and owners. */
function* writerOf(member: MemberId): Steps<number> {
  const [known] = yield* run(on.writerBy, { member })
  if (known !== undefined) return known.id
  const [made] = yield* run(on.addWriter, { member })
  if (made === undefined) throw new Error(`no writer for ${member}`)
  return made.id
}

function* addSnapshot(
  topic: TopicId,
  { epoch, seq }: Pick<ExpectedHead, "epoch" | "seq">,
  update: Uint8Array,
): Steps<boolean> {
  const [head] = yield* run(on.docHeadOf, { topic })
  if (head?.epoch !== epoch || head.seq < seq) return false
  yield* run(on.addSnapshot, { doc: head.doc, seq, bin: update, sha256: hash("sha256", update) })
  yield* run(on.moveSnapshot, { doc: head.doc, seq: Math.max(seq, head.snapshotSeq) })
  return true
}
