import { afterAll, beforeAll, expect, test } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { duesOf } from "../../../server/commands/deadline/dues.ts"
import { server } from "../../../server/core/serverActor.ts"
import { openingsOf } from "../../../shared/rules/gate/opening.ts"
import { foldsAnew } from "../../../shared/rules/law/erasing.ts"
import { type Person, post } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

const en = (text: string) => ({ lang: "en" as const, text })
const said = "Nobodyoutsidereadsthis."

let ahead = 0
let panel: ServedPanel
let chair: Person, no: Person
beforeAll(async () => {
  panel = await servePanel({ clock: { ...systemClock, now: () => Date.now() + ahead } })
  chair = await panel.join("moderator1")
  no = await panel.join("panelist1")
  await no.do("open-thread", { topic: panel.topic, entry: en(said) })
})
afterAll(() => panel.end())

const isTold = (page: Person): boolean => page.frames.some(({ list }) => list.some(foldsAnew))
const holds = (state: unknown): boolean => JSON.stringify(state).includes(said)

test("an opening tells every open page of an observer, and one that was away, to drop what is withheld", async () => {
  const observer = await panel.join("observer1")
  const away = await panel.tab(observer)
  expect([holds(observer.state), holds(away.state)]).toEqual([true, true])
  away.leave()

  await chair.do("set-access", { public: true, replay: "readers", reason: "It was agreed." })
  const [workspace] = await panel.instance.directory.workspaces()
  const state = async () => (await panel.instance.folds.current(workspace!.id)).state
  const [opening] = openingsOf(await state())
  const token = `${workspace!.id}.${opening?.id}`
  expect((await post(panel.url, "/api/openings/no", { token }, { cookie: no.cookie })).status).toBe(200)
  expect(isTold(observer)).toBe(false)

  ahead = 7 * 86_400_000
  for (const { command } of duesOf(await state()).filter(({ at }) => at <= Date.now() + ahead))
    await panel.instance.dispatch.perform(workspace!.id, server, command, null)
  const { seq } = await state()
  away.socket.connect()
  for (const page of [observer, away]) {
    await page.reaches(seq)
    expect(isTold(page)).toBe(true)
    // a page that is told fetches its snapshot again, as after an erasure
    expect(holds((await panel.tab(page)).state)).toBe(false)
  }
})
