import { afterEach, beforeEach, expect, test } from "vitest"
import { invite } from "../../../../server/start/owner/invite.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const asked = { workspace: "panel", role: "panelist" as const, name: "panelist1", lang: "en" as const }
const taken = async () =>
  (await panel.stage.state()).members[panel.people["panelist1"] ?? MemberId.parse("nobody")]?.taken

test("plenary invite makes no link to a seat that is taken, and says how its owner comes back", async () => {
  await panel.take("panelist1")
  await expect(invite(panel.instance, "http://x", asked)).rejects.toThrow("panelist1 has taken this seat")
  expect(await taken()).toBe(true)
})

test("plenary invite --reissue frees the seat with a reason that the log keeps, and makes a link to it", async () => {
  await panel.take("panelist1")
  const { url } = await invite(panel.instance, "http://x", { ...asked, reissue: "The phone is lost." })
  expect(url).toMatch(/^http:\/\/x\/join#/)
  expect(await taken()).toBe(false)
  const member = (await panel.stage.state()).members[panel.people["panelist1"] ?? MemberId.parse("nobody")]
  expect(member?.reissued).toMatchObject({ by: null, reason: "The phone is lost." })
})

test("plenary invite --side makes the seat and the link of that side, by its mark, id or name", async () => {
  await expect(invite(panel.instance, "http://x", { ...asked, name: "New", side: "JP" })).rejects.toThrow(
    "This panel has no sides",
  )
  const sides = [
    { title: { en: "China" }, mark: "CN" },
    { title: { en: "Japan" }, mark: "JP" },
  ]
  await panel.do("moderator", "set-sides", { sides })
  await expect(invite(panel.instance, "http://x", { ...asked, name: "New", side: "EU" })).rejects.toThrow(
    "There is no side “EU”. Sides: CN, JP.",
  )
  await invite(panel.instance, "http://x", { ...asked, role: "moderator", name: "Mori Aya", side: "JP" })
  await invite(panel.instance, "http://x", { ...asked, role: "moderator", name: "Chen Yu", side: "China" })
  const { members, sides: now } = await panel.stage.state()
  const sideOf = (name: string) => {
    const seat = Object.values(members).find(one => one.name === name)
    return now.find(({ id }) => id === seat?.side)?.mark
  }
  expect([sideOf("Mori Aya"), sideOf("Chen Yu")]).toEqual(["JP", "CN"])
  await expect(
    invite(panel.instance, "http://x", { ...asked, role: "moderator", name: "Mori Aya", side: "CN" }),
  ).rejects.toThrow("Mori Aya has a seat of another side already.")
})
