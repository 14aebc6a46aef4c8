import { afterEach, beforeEach, expect, test } from "vitest"
import { localBus } from "../../../server/adapters/system/localBus.ts"
import type { Connected, LivePorts, LiveSocket } from "../../../server/live/connected.ts"
import type { Feeds } from "../../../server/live/feeds.ts"
import { createLooking } from "../../../server/live/hints/looking.ts"
import { createPresence } from "../../../server/live/hints/presence.ts"
import type { Bus } from "../../../server/ports/bus.ts"
import type { Looks } from "../../../shared/contract/live.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { ProcessBuses } from "../../kit/servers/processBuses.ts"

let panel: Panel
let workspace: WorkspaceId
beforeEach(async () => {
  panel = await openPanel()
  workspace = (await panel.stage.state()).workspace!.id
})
afterEach(() => panel.end())

/** The hints that the pages of a room and of its gallery get about where the chair looks. */
function watched(bus: Bus = localBus()) {
  const presence = createPresence()
  presence.enter(workspace, panel.people["moderator"]!)
  const told: Looks[] = []
  const failures: unknown[] = []
  let before = 0
  const ports = {
    clock: { now: () => panel.instance.clock.now() - before },
    folds: panel.instance.folds,
    presence,
    bus,
    seats: { seat: async ({ cookie }: { cookie: string }) => ({ member: panel.people[cookie], role: cookie }) },
    failed: (error: unknown) => String(failures.push(error)),
  } as unknown as LivePorts
  const looking = createLooking(ports, {
    tell: (_: unknown, hint: Looks) => void told.push(hint),
  } as unknown as Feeds)
  const page = (cookie: string, of: object = { kind: "workspace" }) =>
    ({ workspace, credential: { cookie }, slice: of, seat: { role: cookie } }) as unknown as Connected
  const look = (changes: object = {}, who = "moderator") =>
    looking.from(page(who))({ session: panel.session, topic: panel.topic, at: null, statement: null, ...changes })
  /** the hint that a new connection gets */
  const greeted = (of?: object) =>
    new Promise<Looks | "nothing">(resolve => {
      looking.welcome(
        { emit: (_: string, hint: Looks) => resolve(hint) } as unknown as LiveSocket,
        page("panelist", of),
      )
      // the log was read once more, after the greeting's own reading of it
      setImmediate(
        () => void panel.instance.folds.current(workspace).then(() => setImmediate(() => resolve("nothing"))),
      )
    })
  return { told, failures, look, greeted, setBack: (ms: number) => void (before = ms) }
}

test("all are told where the chair looks, and whoever comes in later is told the same", async () => {
  const { told, look, greeted } = watched()
  look()
  await eventually(() => expect(told).toHaveLength(2))
  expect(told[0]).toMatchObject({ kind: "looks", session: panel.session, topic: panel.topic, by: "moderator" })
  expect(await greeted()).toEqual(told[0])
  // a page of another session or of one topic alone does not follow
  expect(await greeted({ kind: "session", session: "other" })).toBe("nothing")
  expect(await greeted({ kind: "session", session: panel.session })).toEqual(told[0])
})

test("the pages of another process are told, too, and those who come in there later", async () => {
  const buses = new ProcessBuses()
  const [here, there] = [watched(buses.join()), watched(buses.join())]
  here.look()
  await eventually(() => expect(there.told).toHaveLength(2))
  expect(there.told).toEqual(here.told)
  expect(await there.greeted()).toEqual(here.told[0])
})

test("a look at an unknown topic or session, or by another member than the chair, is sent to nobody", async () => {
  const { told, failures, look } = watched()
  look({ topic: "nowhere" })
  look({ session: "never" })
  look({}, "panelist")
  look({}, "secretary")
  // the one that is told comes after those that are not
  look()
  await eventually(() => expect(told).toHaveLength(2))
  expect(failures).toEqual([])
  expect(told.map(({ topic, session }) => [topic, session])).toEqual([
    [panel.topic, panel.session],
    [panel.topic, panel.session],
  ])
})

test("once the session is closed nobody who comes in is told where its chair looked", async () => {
  const { told, look, greeted } = watched()
  look()
  await eventually(() => expect(told).toHaveLength(2))
  await panel.do("moderator", "close-session", { session: panel.session })
  expect(await greeted()).toBe("nothing")
})

test("a look from before the current agenda item is told to nobody who comes in, so that they begin at its topic", async () => {
  const { told, look, greeted, setBack } = watched()
  setBack(1)
  look()
  await eventually(() => expect(told).toHaveLength(2))
  expect(await greeted()).toBe("nothing")
  setBack(0)
  look()
  await eventually(() => expect(told).toHaveLength(4))
  expect(await greeted()).toEqual(told[2])
})
