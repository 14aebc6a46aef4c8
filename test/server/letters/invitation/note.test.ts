import { afterEach, beforeEach, expect, test } from "vitest"
import { invitationLetter } from "../../../../server/letters/invitation/letter.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ live: false })
})
afterEach(() => panel.end())

test("the words that an inviter adds stand in the letter, and a letter without any does not announce them", async () => {
  const state = await panel.stage.state()
  const [sender, member] = ["secretary", "panelist1"].map(who => MemberId.parse(panel.people[who]))
  const letter = (note: string) =>
    invitationLetter(state, {
      invitation: { member: member!, note, reminder: false, zone: "" },
      sender: sender!,
      url: "https://panel.example",
      token: "token",
      until: 1_790_000_000_000,
    })
  const added = letter("Bring your slides.")
  for (const text of [added?.text, added?.html]) expect(text).toContain("Bring your slides.")
  expect(added?.text).toContain(" adds:\nBring your slides.\n")
  expect(letter("")?.text).toBe(added?.text.replace(/\n[^\n]+ adds:\nBring your slides\.\n/, ""))
})
