import { ContextProvider } from "@lit/context"
import { signal } from "@preact/signals-core"
import { afterEach, expect, test } from "vitest"
import { SeatAppointing } from "../../../../client/pages/workspace/people/plenary-seat-appointing.ts"
import { liveContext } from "../../../../client/state/live.ts"
import { panel } from "../../../kit/scenes.ts"
import { settled } from "../../elements/session/shown.ts"

afterEach(() => document.body.replaceChildren())

const sent: unknown[] = []
/** The part of a person's dialog that appoints, as this reader sees it; `seats` override the panel's. */
async function drawn(member: string, me: object, seats: Record<string, object> = {}, sides?: []) {
  sent.length = 0
  const { members, ...rest } = panel()
  const all = Object.fromEntries(
    Object.entries(members).map(([id, one]) => [id, { ...one, taken: true, ...seats[id] }]),
  )
  const send = async (kind: string, body: object) => {
    sent.push({ kind, ...body })
    return { ok: true, made: {} }
  }
  const live = { state: signal({ ...rest, members: all, ...(sides && { sides }) }), me: signal(me), send }
  const place = document.createElement("div")
  new ContextProvider(place, { context: liveContext, initialValue: live as never })
  const part = new SeatAppointing()
  part.member = member
  place.append(part)
  document.body.append(place)
  await settled(part)
  return part
}
const chen = { member: "Chen", role: "moderator", side: "CN" }
const summaries = (part: HTMLElement) => [...part.querySelectorAll("summary")].map(one => one.textContent)

test("a moderator appoints somebody of their own side, after reading what follows and who confirms it", async () => {
  const part = await drawn("Lin", chen)
  expect(summaries(part)).toEqual(["Appoint as moderator or secretary"])
  expect(part.textContent).toContain("Neither takes a position in rounds.")
  // If an elector of one side is appointed, the other side's chair is asked.
  expect(part.textContent).toContain("It happens when each of these sides confirms: JP.")
  part.querySelector("select")!.value = "secretary"
  part.querySelector("textarea")!.value = " We need one. "
  part.querySelector("button")!.click()
  expect(sent).toEqual([{ kind: "appoint-member", member: "Lin", office: "secretary", reason: "We need one." }])
})

test("nobody appoints on another side, and no panelist, observer or secretary appoints", async () => {
  for (const [member, me] of [
    ["Hayase", chen],
    ["Lin", { ...chen, side: null }],
    ["Han", { member: "Lin", role: "panelist", side: "CN" }],
    ["Lin", { member: "Xu", role: "secretary", side: null }],
    ["Lin", { member: null, role: "public", side: null }],
  ] as const)
    expect(summaries(await drawn(member, me))).toEqual([])
  const absent = await drawn("Lin", chen, { Lin: { taken: false } })
  expect(absent.textContent?.trim()).toBe("Lin can be appointed as moderator or secretary once they have come in.")
})

test("the person who appointed can undo it, after reading what the seat becomes", async () => {
  const given = { role: "moderator", appointedBy: "Chen", appointedFrom: "observer" }
  const part = await drawn("Lin", chen, { Lin: given })
  expect(summaries(part)).toEqual(["Take back the appointment"])
  expect(part.textContent).toContain("The seat becomes what it was before: Observer.")
  expect(part.textContent).not.toContain("Rounds ask this panelist")
  part.querySelector("button")!.click()
  expect(sent).toEqual([{ kind: "end-appointment", member: "Lin" }])
  const another = await drawn("Lin", chen, { Lin: { ...given, appointedBy: "Miwa" } })
  expect(summaries(another)).toEqual([])
  const panelist = await drawn("Lin", chen, { Lin: { ...given, appointedFrom: "panelist" } })
  expect(panelist.textContent).toContain("Rounds ask this panelist once others have confirmed the seat.")
})
