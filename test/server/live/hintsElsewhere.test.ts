import { expect, test } from "vitest"
import type { Connected, LiveSocket } from "../../../server/live/connected.ts"
import { createFeeds } from "../../../server/live/feeds.ts"
import { createPresence } from "../../../server/live/hints/presence.ts"
import { Unwritable } from "../../../server/ports/database/failing.ts"
import type { EntriesFrame } from "../../../shared/contract/live.ts"
import { WorkspaceId } from "../../../shared/model/ids.ts"
import { openPanel } from "../../kit/servers/panel.ts"
import { ProcessBuses } from "../../kit/servers/processBuses.ts"

const workspace = WorkspaceId.parse("one")
const slower = { kind: "slower", session: "s" } as const

test("a hint reaches the members and the roles of the room that it is for, on every process", async () => {
  const panel = await openPanel()
  const buses = new ProcessBuses()
  const got: string[] = []
  const start = () => {
    const { folds, store, ballots } = panel.instance
    const bus = buses.join()
    const feeds = createFeeds({ folds, store, ballots, bus, presence: createPresence(), failed: String } as never)
    const join = (name: string, role: string, audience = "room", panelOf = workspace) => {
      const socket = { emit: (event: string) => event === "hint" && got.push(name) } as unknown as LiveSocket
      const seat = { member: name, role }
      feeds.join(socket, {
        workspace: panelOf,
        audience,
        seat,
        cursor: 0,
        slice: { kind: "workspace" },
      } as unknown as Connected)
    }
    return { feeds, join }
  }
  const [here, there] = [start(), start()]
  here.join("speaker's tab here", "panelist")
  here.join("moderator here", "moderator")
  there.join("speaker", "panelist")
  there.join("moderator there", "moderator")
  there.join("another panelist", "panelist")
  there.join("moderator in the gallery", "moderator", "gallery")
  there.join("moderator elsewhere", "moderator", "room", WorkspaceId.parse("two"))
  here.feeds.tellEverywhere(workspace, slower, { members: ["speaker"], roles: ["moderator"] })
  expect(got.toSorted()).toEqual(["moderator here", "moderator there", "speaker"])
  for (const { feeds } of [here, there]) feeds.close()
  await panel.end()
})

test("entries that could not be read reach the pages without another wake", async () => {
  const panel = await openPanel()
  const { folds, store, ballots } = panel.instance
  const { workspace: row } = await panel.stage.state()
  const got: EntriesFrame[] = []
  const told: unknown[] = []
  let isAway = true
  const entries = (...asked: Parameters<typeof folds.entries>) =>
    isAway ? Promise.reject(new Unwritable("database-away")) : folds.entries(...asked)
  const failed = (error: unknown) => {
    told.push(error)
    isAway = told.length < 3
  }
  const bus = new ProcessBuses().join()
  const ports = { folds: { ...folds, entries }, store, ballots, bus, presence: createPresence(), failed }
  const feeds = createFeeds(ports as never)
  const socket = { emit: (event: string, frame: EntriesFrame) => event === "entries" && got.push(frame) }
  const seat = { member: null, role: "moderator" }
  const is = { workspace: row?.id, audience: "room", seat, cursor: 0, slice: { kind: "workspace" } }
  feeds.join(socket as unknown as LiveSocket, is as unknown as Connected)
  await expect.poll(() => got.map(({ from }) => from)).toEqual([0])
  expect(got[0]?.list.length).toBeGreaterThan(0)
  expect(told).toHaveLength(3)
  feeds.close()
  await panel.end()
})
