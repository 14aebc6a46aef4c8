import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { createSeats } from "../../../../server/commands/seats.ts"
import { InviteId, type WorkspaceId } from "../../../../shared/model/ids.ts"
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

/** The seats of a server that has just started, and how often they looked at the log. */
function started() {
  const { folds } = panel.instance
  const looks = { count: 0 }
  const current: typeof folds.current = id => {
    looks.count += 1
    return folds.current(id)
  }
  const entries: typeof folds.entries = () => Promise.reject(new Error("seats need no entries"))
  const seats = createSeats({ ...panel.instance, folds: { ...folds, current, entries } })
  const told = vi.fn<(workspace: WorkspaceId) => void>()
  seats.onChange(told)
  return { seats, looks, told }
}

const topicOpened = () => panel.do("moderator", "open-topic", { title: { en: "Care" }, letter: "X" })

test("who listens is told when somebody's rights have changed, and of nothing else", async () => {
  const { seats, told } = started()
  await seats.seat({ cookie: "made-up" }, workspace)
  await topicOpened()
  await seats.told()
  expect(told).not.toHaveBeenCalled()
  await panel.do("host", "change-member", { member: panel.people["panelist1"]!, role: "observer", side: null })
  await seats.told()
  expect(told.mock.calls).toEqual([[workspace]])
})

test("a sign-out on another server tells who listens here", async () => {
  const { seats, told } = started()
  await seats.seat({ cookie: "made-up" }, workspace)
  const { directory, bus, clock } = panel.instance
  const member = panel.people["panelist1"]!
  const { id } = await seats
    .renew({ cookie: null }, { admin: false, plainName: false, way: "link", workspace: null })
    .then(({ signIn }) => ({ id: signIn }))
  const head = await panel.instance.store.head(workspace)
  await panel.instance.store.commit({
    workspace,
    expect: head,
    events: [],
    signature: null,
    command: null,
    answers: [],
    sealed: [],
    directory: [{ kind: "seat", signIn: id, workspace, member, invite: InviteId.parse(clock.id()) }],
    changesRights: false,
  })
  await directory.endSignIn(id)
  bus.wake(workspace)
  await seats.told()
  expect(told.mock.calls).toEqual([[workspace]])
})

test("where nobody's seat was asked for nothing is read: whoever is asked about meanwhile is asked about again", async () => {
  const { seats, looks, told } = started()
  await topicOpened()
  await seats.told()
  expect(looks.count).toBe(0)
  expect(told).toHaveBeenCalledWith(workspace)
})

test("the use of a program's token is stored once a minute, and the reading of anybody else never", async () => {
  const useToken = vi.fn(async () => {})
  const { directory } = panel.instance
  const seats = createSeats({ ...panel.instance, directory: { ...directory, useToken } })
  const { machine, token } = await panel.do("moderator", "make-token", { name: "Board" })
  const start = panel.instance.clock.now()
  const readAt = async (at: number, bearer: string) => {
    panel.stage.at(at)
    return seats.seat({ cookie: null, bearer }, workspace)
  }
  await readAt(start, "made.up")
  await seats.seat({ cookie: null }, workspace)
  expect(useToken).not.toHaveBeenCalled()
  for (const later of [0, 59_999, 60_000])
    expect(await readAt(start + later, String(token))).toMatchObject({ machine, name: "Board" })
  expect(useToken.mock.calls).toEqual([
    [workspace, machine, start],
    [workspace, machine, start + 60_000],
  ])
})
