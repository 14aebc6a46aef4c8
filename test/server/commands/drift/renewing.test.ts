import { afterEach, expect, test } from "vitest"
import { renewNote } from "../../../../server/commands/drift/renewNote.ts"
import { TopicId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const anchor = { start: "s", end: "e", quote: "words", prefix: "", suffix: "", hash: "" }
/** the anchors of a note, of which the second is in it no more */
const places = [{ start: "s2", end: "e2" }, null]

async function renewed(begun: object) {
  panel = await openPanel()
  const state = await panel.stage.state()
  const thread = { id: "t", topic: panel.topic, anchor }
  const threads = { t: thread, gone: { ...thread, id: "gone" }, other: { ...thread, id: "other", topic: "other" } }
  const asked: unknown[] = []
  const performed: object[] = []
  const ports = {
    documents: {
      startEpoch: async (...given: unknown[]) => {
        asked.push(given)
        return begun
      },
    },
    folds: { current: async () => ({ state: { ...state, threads, statements: {}, records: {} } }) },
    dispatch: {
      perform: async (...[, , { decide }]: [unknown, unknown, { decide: () => { events: object[] } }]) =>
        void performed.push(...decide().events),
    },
  }
  const of = { topic: TopicId.parse(panel.topic), workspace: state.workspace!.id }
  const answered = await renewNote(ports as never, of, 7)
  return { asked, performed, answered }
}

test("a note's anchors follow it into its next epoch, and one that is in it no more stays as it was", async () => {
  const begun = { epoch: 2, places }
  const { asked, performed, answered } = await renewed(begun)
  expect(asked).toEqual([[panel.topic, [anchor, anchor], 7]])
  expect(performed).toEqual([
    { kind: "anchors-set", body: { topic: panel.topic, epoch: 2, places: [{ of: "t", start: "s2", end: "e2" }] } },
  ])
  expect(answered).toBe(begun)
})

test("a note that somebody is in, or that has no anchor left, gets no entry", async () => {
  expect((await renewed({ busy: true })).performed).toEqual([])
  await panel.end()
  expect((await renewed({ epoch: 2, places: [null, null] })).performed).toEqual([])
})
