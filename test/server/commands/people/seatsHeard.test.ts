import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { createSeats } from "../../../../server/commands/seats.ts"
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

/** The seats of a server that has just started, and from where they read the log. */
function started() {
  const { folds } = panel.instance
  const from: number[] = []
  const entries: typeof folds.entries = (...asked) => {
    from.push(asked[1])
    return folds.entries(...asked)
  }
  const seats = createSeats({ ...panel.instance, folds: { ...folds, entries } })
  const told = vi.fn<(workspace: WorkspaceId) => void>()
  seats.onChange(told)
  return { seats, from, told }
}

const head = async () => (await panel.instance.folds.current(workspace)).head.seq
const topicOpened = () => panel.do("moderator", "open-topic", { title: { en: "Care" }, letter: "X" })

test("after a start seats read what has come since somebody's seat was asked for, and not the whole log", async () => {
  const { seats, from, told } = started()
  await seats.seat({ cookie: "made-up" }, workspace)
  const asked = await head()
  await topicOpened()
  await seats.told()
  expect(from).toEqual([asked])
  expect(told).not.toHaveBeenCalled()
  const before = await head()
  await panel.do("host", "change-member", { member: panel.people["panelist1"]!, role: "observer", side: null })
  await seats.told()
  expect(from).toEqual([asked, before])
  expect(told).toHaveBeenCalledWith(workspace)
})

test("where nobody's seat was asked for nothing is read: whoever is asked about meanwhile is asked about again", async () => {
  const { seats, from, told } = started()
  await topicOpened()
  await seats.told()
  expect(from).toEqual([])
  expect(told).toHaveBeenCalledWith(workspace)
})
