import { afterEach, beforeEach, expect, test } from "vitest"
import { createFolds } from "../../../../server/commands/log/folds.ts"
import type { Store } from "../../../../server/ports/store.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
let workspace: WorkspaceId
beforeEach(async () => {
  panel = await openPanel()
  const { workspace: facts } = await panel.stage.state()
  if (!facts) throw new Error("no workspace")
  workspace = facts.id
})
afterEach(() => panel.end())

/** The panel's store, which fails as often as it is told to. */
function failing(): { store: Store; fail(times: number): void } {
  let left = 0
  const { store } = panel.instance
  const events: Store["events"] = async (...asked) => {
    if (left-- > 0) throw new Error("the disk does not answer")
    return store.events(...asked)
  }
  return { store: { ...store, events }, fail: times => (left = times) }
}

test("a read that fails is told to who asked, and the next one reads on", async () => {
  const { store, fail } = failing()
  const folds = createFolds(store)
  fail(1)
  await expect(folds.current(workspace)).rejects.toThrow("does not answer")
  const { states, head } = await folds.current(workspace)
  expect(head.seq).toBeGreaterThan(0)
  expect(states.room).toEqual(await panel.stage.state())
})
