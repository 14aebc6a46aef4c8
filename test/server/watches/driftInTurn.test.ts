import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { createDriftWatch, type DriftPorts } from "../../../server/watches/drift.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { WorkspaceId } from "../../../shared/model/ids.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { watched } from "../../kit/servers/watched.ts"

const topics = 20
const workspace = WorkspaceId.parse("w")

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }))
afterEach(() => void vi.useRealTimers())

/** A record in each of the topics, none of which its note says any more. */
function recorded(): State {
  const rows = Array.from({ length: topics }, (_, n) => {
    const anchor = { start: "a", end: "b", exact: "Words.", before: "", after: "" }
    const body = { topic: `t${n}`, statement: `s${n}`, passages: [anchor], texts: [{ lang: "en", text: "Words." }] }
    return [`r${n}`, { id: `r${n}`, state: "in_force", body, errata: [], editorial: [], drift: null }]
  })
  return { ...emptyState, records: Object.fromEntries(rows) }
}

test("after a restart a person's command waits behind one look of the server's, not behind all", async () => {
  const state = recorded()
  const head = { seq: 1, hash: "" }
  let [begun, waiting, most] = [0, 0, 0]
  const perform: DriftPorts["dispatch"]["perform"] = async () => {
    begun += 1
    waiting += 1
    most = Math.max(most, waiting)
    await new Promise(setImmediate)
    waiting -= 1
    return { ok: true, seq: 1, made: {} }
  }
  const nothing = () => () => {}
  const watch = await watched(
    createDriftWatch({
      directory: { workspaces: async () => [{ id: workspace, slug: "w" }], home: async () => workspace },
      documents: { passage: async () => ({ text: "Other words.", moved: false }), onChange: nothing },
      dispatch: { perform },
      folds: { current: async () => ({ head, at: 1, state, rights: 0 }) },
      bus: { onWake: nothing },
      failed: error => expect.fail(String(error)),
    }),
  )
  // the looks that the start asked for, and those at rest that follow where a note says something else
  await vi.advanceTimersByTimeAsync(10_000)
  await eventually(() => expect(begun).toBe(topics))
  await watch.stop()
  expect(most).toBe(1)
})
