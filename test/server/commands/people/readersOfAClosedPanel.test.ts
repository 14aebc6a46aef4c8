import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { root } from "../../../../server/adapters/system/root.ts"
import { presetLife } from "../../../../server/commands/people/signIn/signInLife.ts"
import { createSeats } from "../../../../server/commands/seats.ts"
import type { Bus } from "../../../../server/ports/bus.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel?.end())

test("a reader without a sign-in is told that a panel is closed without a reading of its log, until it is opened", async () => {
  panel = await openPanel()
  const workspace = (await panel.stage.state()).workspace!.id
  await panel.do("secretary", "set-access", { public: false, replay: "readers" })
  let read = 0
  let wake: (workspace: WorkspaceId) => void = () => {}
  const { folds } = panel.instance
  const bus: Bus = {
    ...panel.instance.bus,
    onWake: listener => {
      wake = listener
      return () => {}
    },
  }
  const current: typeof folds.current = of => {
    read += 1
    return folds.current(of)
  }
  const seats = createSeats({ ...panel.instance, bus, folds: { ...folds, current } })
  const asked = async () => {
    const before = read
    const seat = await seats.seat({ cookie: null }, workspace)
    return { seat, read: read - before }
  }
  const woken = async () => {
    wake(workspace)
    await seats.told()
  }
  await woken()
  expect(await asked()).toEqual({ seat: null, read: 1 })
  expect(await asked()).toEqual({ seat: null, read: 0 })
  await panel.do("secretary", "open-topic", { title: { en: "More" }, letter: "B" })
  await woken()
  expect(await asked()).toEqual({ seat: null, read: 0 })
  await panel.do("secretary", "set-access", { public: true, replay: "readers" })
  await woken()
  expect(await asked()).toMatchObject({ seat: { role: "public" }, read: 1 })
})

test("signing out ends what is there, and nothing where nobody is signed in", async () => {
  panel = await openPanel()
  const { cookie } = await panel.take("panelist1")
  const { seats } = panel.instance
  for (const other of [null, "made-up"]) expect(await seats.end({ cookie: other })).toBeUndefined()
  expect(await seats.signIn({ cookie })).not.toBeNull()
  await seats.end({ cookie })
  expect(await seats.signIn({ cookie })).toBeNull()
})

test("a sign-in lasts as long as SECURITY.md says", () => {
  const promises = readFileSync(join(root, "SECURITY.md"), "utf8")
  const [, days] = /used within (\d+) days, and a year at most/.exec(promises) ?? []
  expect(presetLife).toEqual({ idleDays: Number(days), mostDays: 365 })
})
