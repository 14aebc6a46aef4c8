import { hash } from "node:crypto"
import type { MemberId, TopicId } from "../../../../shared/model/ids.ts"
import {
  type ClientOwner,
  type DocumentLog,
  type ExpectedHead,
  forgotten,
  type NewUpdate,
  type Portion,
} from "../../../ports/documents/documentLog.ts"
import { type Runner, runStatement, type Steps } from "../statement.ts"
import * as on from "./documentStatements.ts"
import { soundSnapshot } from "./soundSnapshot.ts"

/**
 * The number of updates whose author one statement erases. Erasing the authors of a whole log at once would delay other
 * people's keystrokes.
 */
const forgottenAtOnce = 5_000

export function sqlDocumentLog({ ask, transaction, forget }: Runner): DocumentLog {
  /**
   * The integers that replace members' ids in the rows. They are cached once they are committed, because they never
   * change.
   */
  const writers = new Map<MemberId, number>()
  const docOf = async (topic: TopicId) => (await ask(on.docHeadOf, { topic }))[0]?.doc
  return {
    async open(topic, workspace) {
      // the head is read first, because even an insert that adds no row is a transaction
      const [known] = await ask(on.docHeadOf, { topic })
      if (known === undefined) await ask(on.addDocHead, { topic, workspace })
      const [head] = known ? [known] : await ask(on.docHeadOf, { topic })
      if (head === undefined) throw new Error(`no document log for ${topic}`)
      const [last] = await ask(on.timeOf, { doc: head.doc, seq: head.seq })
      return { topic, epoch: head.epoch, seq: head.seq, snapshotSeq: head.snapshotSeq, at: last?.at ?? 0 }
    },
    async owners(topic) {
      const doc = await docOf(topic)
      const owners = doc === undefined ? [] : await ask(on.ownersOf, { doc })
      return owners.map(({ page, ...owner }) => (page === null ? owner : { ...owner, page }))
    },
    async grant(topic, client, page) {
      const doc = await docOf(topic)
      if (doc !== undefined) await ask(on.grantTo, { doc, clientId: client, page })
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
        const sound = soundSnapshot(newest)
        if (sound) return sound
        before = newest.seq
      }
    },
    async updates(topic, after, most) {
      const doc = await docOf(topic)
      if (doc === undefined) return []
      if (most === undefined) return ask(on.updatesAfter, { doc, after })
      const upTo = within(most, await ask(on.sizesAfter, { doc, after, count: most.count }))
      return upTo === null ? [] : ask(on.updatesUpTo, { doc, after, upTo })
    },
    append: together(async list => {
      const { written, met } = await transaction(
        () => appendAll(list, writers),
        done => done.written.includes(true),
      )
      if (written.includes(true)) for (const [member, id] of met) writers.set(member, id)
      return written
    }),
    startEpoch: (...asked) => transaction(() => startEpoch(...asked), Boolean),
    async forgetAuthors(topic) {
      const nobody = await transaction(
        () => findWriter(forgotten),
        () => true,
      )
      for (const { doc, seq } of await ask(on.docsOf, { topic })) {
        await ask(on.forgetOwners, { doc, nobody })
        for (let after = 0; after < seq; after += forgottenAtOnce)
          await ask(on.forgetActors, { doc, after, upTo: after + forgottenAtOnce, nobody })
      }
      // truncates the write-ahead log, which still contains the pages with the erased authors
      await forget()
    },
    async addSnapshot(topic, at, update) {
      const written = await transaction(() => addSnapshot(topic, at, update), Boolean)
      if (!written) throw new Error(`a snapshot of ${topic} at ${at.seq} would be ahead of its log`)
    },
  }
}

/**
 * Returns the sequence number of the last update in the longest prefix within `most` bytes. The prefix has at least one
 * update. Null if there are no updates.
 */
function within({ bytes: most }: Portion, sizes: readonly { seq: number; bytes: number }[]): number | null {
  let last: number | null = null
  let sum = 0
  for (const { seq, bytes } of sizes) {
    sum += bytes
    if (last !== null && sum > most) break
    last = seq
  }
  return last
}

type Append = Parameters<DocumentLog["append"]>

/**
 * Combines the appends of one turn of the event loop into one transaction, because each sync to the disk is expensive.
 */
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

/**
 * Yields the statements that append to several document logs. Each append writes all of its updates or none. `met`
 * collects the integers of the writers that the statements read or added.
 */
function* appendAll(
  list: readonly Append[],
  known: ReadonlyMap<MemberId, number>,
): Steps<{ written: boolean[]; met: Map<MemberId, number> }> {
  const met = new Map<MemberId, number>()
  const written: boolean[] = []
  for (const [topic, { epoch, seq, standing }, updates, owners] of list) {
    // one statement checks the head and advances it, because each statement delays the keystroke
    const [head] = yield* runStatement(on.advance, { topic, epoch, from: seq, to: seq + updates.length, standing })
    if (head !== undefined) yield* write(head.doc, seq, updates, owners, { known, met })
    written.push(head !== undefined)
  }
  return { written, met }
}

function* startEpoch(
  topic: TopicId,
  expect: Pick<ExpectedHead, "epoch" | "seq">,
  epoch: number,
  first: NewUpdate,
  owner: ClientOwner,
): Steps<boolean> {
  const [head] = yield* runStatement(on.docHeadOf, { topic })
  if (head?.seq !== expect.seq || head.epoch !== expect.epoch) return false
  const { workspace, standing } = head
  const [made] = yield* runStatement(on.addEpoch, { topic, workspace, epoch, standing })
  if (made === undefined) return false
  yield* write(made.doc, 0, [first], [owner], { known: new Map(), met: new Map() })
  yield* runStatement(on.moveHead, { doc: made.doc, seq: 1 })
  return true
}

interface Writers {
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
function* writerOf(member: MemberId, { known, met }: Writers): Steps<number> {
  const id = known.get(member) ?? met.get(member) ?? (yield* findWriter(member))
  met.set(member, id)
  return id
}

function* findWriter(member: MemberId): Steps<number> {
  const [found] = yield* runStatement(on.writerBy, { member })
  if (found !== undefined) return found.id
  const [made] = yield* runStatement(on.addWriter, { member })
  if (made === undefined) throw new Error(`no writer for ${member}`)
  return made.id
}

function* addSnapshot(
  topic: TopicId,
  { epoch, seq }: Pick<ExpectedHead, "epoch" | "seq">,
  update: Uint8Array,
): Steps<boolean> {
  const [head] = yield* runStatement(on.docHeadOf, { topic })
  if (head?.epoch !== epoch || head.seq < seq) return false
  yield* runStatement(on.addSnapshot, { doc: head.doc, seq, bin: update, sha256: hash("sha256", update) })
  yield* runStatement(on.moveSnapshot, { doc: head.doc, seq: Math.max(seq, head.snapshotSeq) })
  return true
}
