import type { MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import {
  type AppendResult,
  type ClientOwner,
  type DocumentEpoch,
  type DocumentLog,
  type ExpectedHead,
  forgotten,
  movedPage,
  type StoredDocument,
} from "../../../ports/documents/documentLog.ts"
import type { NewestKnown } from "../newestKnown.ts"
import { changeRights, heldHead } from "../rights.ts"
import { askEach, type Runner, runStatement, type Steps } from "../statement.ts"
import { type Append, appendInSteps, changed, epochSteps, findWriter } from "./appendSteps.ts"
import * as on from "./documentStatements.ts"
import * as heads from "./headStatements.ts"
import { logEnd, updatesIn, updatesWithin, withoutTime } from "./logReader.ts"
import { oneRun } from "./sealed/authorRuns.ts"
import { segmentsOf, setAuthors } from "./sealed/segmentStatements.ts"
import { packSnapshot } from "./sealed/snapshotForms.ts"
import { addSnapshot as putSnapshot } from "./sealed/snapshotStatements.ts"
import { newestSound } from "./soundSnapshot.ts"
import { nothingUnsorted, onSorted, readSorted, type Unsorted } from "./unsorted.ts"

/**
 * The number of updates whose author one statement erases. Erasing the authors of a whole log at once would delay other
 * people's keystrokes.
 */
const forgottenAtOnce = 5_000

export function sqlDocumentLog(
  runner: Runner,
  known: NewestKnown,
  appendTogether = appendInSteps(runner),
  unsorted = nothingUnsorted,
): DocumentLog {
  const { ask, read, transaction, forget } = runner
  /**
   * The integers that replace members' ids in the rows. They are cached once they are committed, because they never
   * change.
   */
  const writers = new Map<MemberId, number>()
  const docOf = async (log: DocumentEpoch) => (await ask(heads.docOfEpoch, log))[0]?.doc
  const stored = (topic: TopicId) => read(() => onSorted(unsorted, topic, storedDocument(topic)))
  return {
    async read(topic, workspace) {
      const found = await stored(topic)
      if (found) return found
      await transaction(
        () => createLog(topic, workspace),
        () => true,
      )
      const created = await stored(topic)
      if (!created) throw new Error(`no document log for ${topic}`)
      return created
    },
    async owners(log) {
      const doc = await docOf(log)
      return doc === undefined ? [] : (await ask(on.ownersOf, { doc })).map(ownerOf)
    },
    async grant(log, client, page, before) {
      const doc = await docOf(log)
      if (doc === undefined) return false
      const of = { doc, clientId: client, page }
      const rows = await (before === undefined ? ask(on.grantTo, of) : ask(on.grantIf, { ...of, before }))
      return rows.length > 0
    },
    move: (log, owner) => transaction(() => onSorted(unsorted, log.topic, movePage(log, owner)), Boolean),
    async updates(log, after, most) {
      const doc = await docOf(log)
      if (doc === undefined) return []
      if (most !== undefined) return readSorted(runner, unsorted, log.topic, () => updatesWithin(doc, after, most))
      const all = await readSorted(runner, unsorted, log.topic, () => updatesIn({ doc, after, upTo: logEnd }))
      return all.map(withoutTime)
    },
    async heads(topics) {
      const steps = () => newestHeads(unsorted, topics)
      // in one read transaction, so that no update is sorted between reading the rows and reading the numbers of the
      // unsorted updates
      const rows = await (topics.some(topic => unsorted.has(topic)) ? read(steps) : askEach(runner, steps()))
      // the rows are in the order of the epochs, so the map keeps the newest epoch of a topic
      return new Map(rows.map(({ topic, epoch, seq }) => [topic, { epoch, seq }]))
    },
    append: together(list => appendTogether(list, writers)),
    startEpoch: (...asked) => transaction(() => onSorted(unsorted, asked[0], epochSteps(...asked)), Boolean),
    async forgetAuthors(topic) {
      const nobody = await transaction(
        () => findWriter(forgotten),
        () => true,
      )
      const docs = await transaction(
        () => onSorted(unsorted, topic, runStatement(heads.docsOf, { topic })),
        () => true,
      )
      for (const { doc, seq } of docs) {
        await ask(on.forgetOwners, { doc, nobody })
        for (let after = 0; after < seq; after += forgottenAtOnce)
          await transaction(
            () => forgetRows({ doc, after, upTo: after + forgottenAtOnce, nobody }),
            () => true,
          )
        // the segments come after the rows, because updates that were sealed meanwhile are now in a segment
        for (const { firstSeq, lastSeq } of await ask(segmentsOf, { doc }))
          await ask(setAuthors, { doc, lastSeq, authors: oneRun(nobody, lastSeq - firstSeq + 1) })
      }
      // counting a change of rights makes every server read the new owners before its next append
      const count = () =>
        transaction(
          () => countErasure(topic),
          () => true,
        )
      await known.during("all", count)
      // deletes the rows of the journal, because they still name the erased authors
      await unsorted.sortAll()
      // truncates the write-ahead log, which still contains the pages with the erased authors
      await forget()
    },
    async addSnapshot(topic, at, update) {
      const packed = await packSnapshot(update)
      const written = await transaction(() => onSorted(unsorted, topic, addSnapshot(topic, at, packed)), Boolean)
      if (!written) throw new Error(`a snapshot of ${topic} at ${at.seq} would be ahead of its log`)
    },
  }
}

function* movePage(log: DocumentEpoch, { client, member, page }: Required<ClientOwner>): Steps<boolean> {
  const [head] = yield* runStatement(heads.docHeadOf, { topic: log.topic })
  if (head?.epoch !== log.epoch) return false
  const by = yield* findWriter(member)
  const of = { doc: head.doc, clientId: client, member: by }
  yield* runStatement(on.addOwner, { ...of, firstSeq: head.seq + 1, page: movedPage(page) })
  return (yield* runStatement(on.movePage, { ...of, page, moved: movedPage(page) })).length > 0
}

const ownerOf = ({ page, ...owner }: { client: number; member: MemberId; page: string | null }): ClientOwner =>
  page === null ? owner : { ...owner, page }

/** Reads the newest epoch of a topic. Null if the topic has no document log yet. */
function* storedDocument(topic: TopicId): Steps<StoredDocument | null> {
  const [head] = yield* runStatement(heads.docHeadOf, { topic })
  if (head === undefined) return null
  const { doc, epoch, seq, snapshotSeq } = head
  const [last] = yield* runStatement(on.timeOf, { doc, seq })
  const snapshot = yield* newestSound(doc, 0, seq)
  return {
    head: { topic, epoch, seq, snapshotSeq, at: last?.at ?? 0 },
    snapshot,
    updates: (yield* updatesIn({ doc, after: snapshot?.seq ?? 0, upTo: logEnd })).map(withoutTime),
    owners: (yield* runStatement(on.ownersOf, { doc })).map(ownerOf),
    retired: (yield* runStatement(on.retiredOf, { topic, doc })).map(({ client }) => client),
  }
}

function* newestHeads(unsorted: Unsorted, topics: readonly TopicId[]) {
  const rows = yield* runStatement(heads.headsOf, { topics: JSON.stringify(topics) })
  return rows.map(row => ({ ...row, seq: Math.max(row.seq, unsorted.lastSeqOf(row.topic, row.doc)) }))
}

/**
 * Erases the authors of some rows. The head is locked first, because sealing compares and deletes rows under the same
 * lock.
 */
function* forgetRows(of: { doc: number; after: number; upTo: number; nobody: number }): Steps<void> {
  yield* runStatement(heads.lockDoc, { doc: of.doc })
  yield* runStatement(on.forgetActors, of)
}

function* createLog(topic: TopicId, workspace: WorkspaceId): Steps<void> {
  yield* heldHead(workspace, "share")
  yield* runStatement(heads.addDocHead, { topic, workspace })
}

/**
 * Combines the appends of one turn of the event loop into one transaction, because each sync to the disk is expensive.
 */
function together(commit: (list: readonly Append[]) => Promise<AppendResult[]>): DocumentLog["append"] {
  let waiting: { append: Append; done: (result: AppendResult) => void; fail: (error: unknown) => void }[] = []
  const flush = () => {
    const list = waiting
    waiting = []
    commit(list.map(({ append }) => append)).then(
      results => list.forEach(({ done }, n) => done(results[n] ?? changed)),
      (error: unknown) => list.forEach(({ fail }) => fail(error)),
    )
  }
  return (...append) =>
    new Promise((done, fail) => {
      if (waiting.push({ append, done, fail }) === 1) setImmediate(flush)
    })
}

/** Counts a change of rights, so that no server appends with the owners that it cached before the erasure. */
function* countErasure(topic: TopicId): Steps<void> {
  const [head] = yield* runStatement(heads.docHeadOf, { topic })
  if (head === undefined) return
  yield* changeRights(head.workspace)
}

function* addSnapshot(
  topic: TopicId,
  { epoch, seq }: Pick<ExpectedHead, "epoch" | "seq">,
  packed: Awaited<ReturnType<typeof packSnapshot>>,
): Steps<boolean> {
  const [head] = yield* runStatement(heads.docHeadOf, { topic })
  if (head?.epoch !== epoch || head.seq < seq) return false
  yield* runStatement(putSnapshot, { doc: head.doc, seq, ...packed })
  yield* runStatement(heads.moveSnapshot, { doc: head.doc, seq: Math.max(seq, head.snapshotSeq) })
  return true
}
