import { afterEach, beforeEach, expect, test } from "vitest"
import type { Entry } from "../../../../shared/contract/events.ts"
import { writeMinutes } from "../../../../shared/minutes/written.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? ""
const memberOf = async (who: string) =>
  Object.values((await panel.stage.state()).members).find(one => one.id === idOf(who))
const interest = { lang: "en", text: "I advise a port." } as const
const described = (who: string) => ({
  member: idOf(who),
  name: "小野寺 渉",
  romanised: "Onodera Wataru",
  field: { ja: "港湾" },
})

test("a panelist writes their own name, expertise and interests, and nobody else's", async () => {
  await panel.do("panelist1", "describe-member", described("panelist1"))
  await panel.do("panelist1", "state-interest", { member: idOf("panelist1"), text: interest })
  expect(await memberOf("panelist1")).toMatchObject({
    name: "小野寺渉",
    romanised: "Onodera Wataru",
    short: "小野寺",
    field: { ja: "港湾" },
    interest: { text: interest, by: idOf("panelist1") },
  })
  expect(await panel.refused("panelist2", "describe-member", described("panelist1"))).toBe("not-permitted")
  expect(await panel.refused("panelist2", "state-interest", { member: idOf("panelist1"), text: null })).toBe(
    "not-permitted",
  )
})

test("a title and an affiliation stay until another one is written, and leave with the names", async () => {
  const standing = { title: { en: "Professor" }, affiliation: { ja: "慶應義塾大学" } }
  const made = await panel.do("secretary", "admit-member", { name: "Mori Aya", role: "panelist", ...standing })
  const member = String(made["member"])
  const shown = async () => Object.values((await panel.stage.state()).members).find(one => one.id === member)
  expect(await shown()).toMatchObject(standing)
  await panel.do("secretary", "describe-member", { member, name: "Mori Aya", field: null })
  expect(await shown()).toMatchObject(standing)
  await panel.do("secretary", "describe-member", { member, name: "Mori Aya", field: null, title: null })
  expect(await shown()).toMatchObject({ ...standing, title: null })
  const { workspace } = await panel.stage.state()
  const { list } = await panel.instance.folds.entries(workspace!.id, 0, "room")
  for (const attribution of ["chatham", "unattributed"] as const)
    expect(JSON.stringify(list.map(entry => gallery(entry, attribution)))).not.toMatch(/Professor|慶應/)
})

test("the minutes print what those who were there have stated; of a room whose names stay in it they print nothing", async () => {
  await panel.do("panelist1", "state-interest", { member: idOf("panelist1"), text: interest })
  await panel.do("secretary", "tick-attendance", { session: panel.session, member: idOf("panelist1"), here: true })
  const state = await panel.stage.state()
  const session = state.sessions[panel.session]!
  const { list } = await panel.instance.folds.entries(state.workspace!.id, 0, "room")
  const paragraphs = (written: ReturnType<typeof writeMinutes>) =>
    written.prose.flatMap(({ sections }) => sections.flatMap(one => one.paragraphs.map(({ text }) => text)))
  const printed = paragraphs(writeMinutes(state, session, list))
  expect(printed).toContain("Interests stated by panelist1:")
  expect(printed).toContain("panelist1的利益申报：")
  expect(printed).toContain("I advise a port.")
  for (const attribution of ["chatham", "unattributed"] as const) {
    const shown = list.map(entry => gallery(entry, attribution)).filter((one): one is Entry => one !== null)
    expect(JSON.stringify(shown)).not.toContain("I advise a port.")
  }
})
