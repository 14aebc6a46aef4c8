import { afterEach, beforeEach, expect, test } from "vitest"
import { duesOf } from "../../../../server/commands/deadline/dues.ts"
import { server } from "../../../../server/core/serverActor.ts"
import { letterTo } from "../../../../server/letters/letterTo.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { toldUnasked, toNotify } from "../../../../shared/rules/notices.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { dateIn, day, inForce, reviewed } from "./living.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const needsOfReview = async () => {
  const state = await panel.stage.state()
  const now = panel.instance.clock.now()
  const of = (who: string) => needsOf(state, panel.people[who]!, new Set(), now).filter(({ need }) => need === "review")
  return { moderator: of("moderator"), panelist1: of("panelist1"), secretary: of("secretary") }
}

test("the moderators are reminded from the day on, once by letter for each date, until the review is concluded", async () => {
  const on = dateIn(panel, 3)
  const record = await inForce(panel, on)
  expect((await needsOfReview()).moderator).toEqual([])
  const [due] = duesOf(await panel.stage.state())
  expect(due?.at).toBe(Date.parse(on))
  panel.stage.at(Date.parse(on))
  expect(await needsOfReview()).toEqual({
    moderator: [{ need: "review", n: 1, step: "open" }],
    panelist1: [],
    secretary: [],
  })
  const about = { of: "review" as const, record, on }
  expect(toNotify(await panel.stage.state(), about)).toBeNull()
  const { workspace } = await panel.stage.state()
  await panel.instance.dispatch.perform(workspace!.id, server, due!.command, null)
  const noted = await panel.stage.state()
  expect(duesOf(noted)).toEqual([])
  expect(toldUnasked(noted)).toContainEqual(about)
  expect(toNotify(noted, about)).toEqual([panel.people["moderator"]])
  const letter = letterTo(noted, { member: panel.people["moderator"]!, waiting: 0 }, about, "https://p.example")
  expect(letter?.text).toContain("https://p.example/w/panel/r/1")

  await reviewed(panel, record)
  expect((await needsOfReview()).moderator).toEqual([{ need: "review", n: 1, step: "conclude" }])
  const next = new Date(Date.parse(on) + 90 * day).toISOString().slice(0, 10)
  await panel.do("moderator", "conclude-review", { record, outcome: "stands", next })
  expect((await needsOfReview()).moderator).toEqual([])
  expect(toNotify(await panel.stage.state(), about)).toBeNull()
  expect(duesOf(await panel.stage.state()).map(({ at }) => at)).toEqual([Date.parse(next)])
})
