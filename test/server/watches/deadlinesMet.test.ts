import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest"
import type { Dispatch } from "../../../server/core/dispatch.ts"
import type { Folded } from "../../../server/log/folds.ts"
import { createDeadlines } from "../../../server/watches/deadlines.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { watched } from "../../kit/servers/watched.ts"

const start = 1_790_000_000_000
const day = 86_400_000
let panel: Panel
let stop: (() => Promise<void>) | null = null
beforeEach(async () => {
  panel = await openPanel()
  panel.stage.at(start)
  const statement = await panel.proposed()
  await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + day })
})
afterEach(async () => {
  await stop?.()
  stop = null
  await panel.end()
})

/** Watches the panel's deadlines with a dispatch that fails until it is told otherwise; counts what it was asked. */
async function watch(
  perform: Dispatch["perform"],
  seen: (folded: Folded) => Folded = folded => folded,
): Promise<{ asked: () => number }> {
  let asked = 0
  const dispatch: Dispatch = {
    ...panel.instance.dispatch,
    perform: (...given) => {
      asked++
      return perform(...given)
    },
  }
  const folds = {
    ...panel.instance.folds,
    current: async (workspace: WorkspaceId) => seen(await panel.instance.folds.current(workspace)),
  }
  const deadlines = await watched(createDeadlines({ ...panel.instance, dispatch, folds, failed: () => undefined }))
  stop = deadlines.stop
  return { asked: () => asked }
}

/** From now on the test moves the timers, and no other clock. */
function holdTimers(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  onTestFinished(() => void vi.useRealTimers())
}

const silence = async () => Object.values((await panel.stage.state()).rounds)[0]?.state

test("a deadline that could not be met, as on a full disk, is met as soon as it can be", async () => {
  const { perform } = panel.instance.dispatch
  let full = true
  panel.stage.at(start + day + 1)
  const { asked } = await watch((...given) => (full ? Promise.reject(new Error("disk full")) : perform(...given)))
  await eventually(() => expect(asked()).toBe(1))
  full = false
  await eventually(async () => expect(await silence()).not.toBe("open"))
})

test("one that cannot be met keeps no other waiting that is due at the same instant", async () => {
  const statement = await panel.proposed("Another.")
  await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + day })
  const [first] = Object.keys((await panel.stage.state()).rounds)
  const { perform } = panel.instance.dispatch
  panel.stage.at(start + day)
  const { answers } = panel.instance.store
  vi.spyOn(panel.instance.store, "answers").mockImplementation(round =>
    round === first ? Promise.reject(new Error("damaged")) : answers(round),
  )
  await watch(perform)
  const states = async () => Object.values((await panel.stage.state()).rounds).map(({ state }) => state)
  await eventually(async () => expect(await states()).toEqual(["open", "void"]))
})

test("one that is refused again and again is asked about once in a while, not without end", async () => {
  holdTimers()
  panel.stage.at(start + day + 1)
  const { asked } = await watch(async () => ({ ok: false, refusal: { code: "busy", params: {} } }))
  await vi.advanceTimersByTimeAsync(1)
  for (const n of [1, 2, 3]) {
    await expect.poll(() => [asked(), vi.getTimerCount()]).toEqual([n, 1])
    await vi.advanceTimersByTimeAsync(990)
    expect(asked()).toBe(n)
    await vi.advanceTimersByTimeAsync(10)
  }
})

test("a workspace that was removed has no deadlines any more", async () => {
  holdTimers()
  panel.stage.at(start + day + 1)
  let looks = 0
  const { asked } = await watch(panel.instance.dispatch.perform, ({ state, ...rest }) => {
    looks++
    const workspace = state.workspace && { ...state.workspace, removed: true }
    return { ...rest, state: { ...state, workspace } }
  })
  await vi.advanceTimersByTimeAsync(day)
  expect([looks, asked()]).toEqual([1, 0])
})
