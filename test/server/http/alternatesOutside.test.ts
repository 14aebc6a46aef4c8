import { afterEach, expect, test } from "vitest"
import { MemberId } from "../../../shared/model/ids.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
afterEach(() => panel.end())

/** A panel whose observer watches while panelist1 names Ines, who sits and gives the seat back, and withdraws her. */
async function watched(attribution: Attribution) {
  panel = await servePanel({ attribution })
  const observer = await panel.join("observer1")
  const delegate = await panel.join("panelist1")
  const receipt = await delegate.do("name-alternate", { name: "Ines" })
  panel.people["Ines"] = MemberId.parse(receipt.made["member"])
  panel.tokens["Ines"] = String(receipt.made["token"])
  const alternate = await panel.join("Ines")
  const states = [observer.state]
  const seen = async (seq: number) => {
    await observer.reaches(seq)
    states.push(observer.state)
    // a page that opens now reads the folded view
    states.push((await panel.tab(observer)).state)
  }
  await seen((await delegate.do("seat-alternate", {})).seq)
  await seen((await alternate.do("seat-delegate", {})).seq)
  await seen((await delegate.do("withdraw-alternate", {})).seq)
  const members = states.flatMap(state => Object.values(state.members))
  return { members, frames: observer.frames.flatMap(({ list }) => list) }
}

test.each(["chatham", "unattributed"] as const)(
  "where names stay in the room (%s), no member outside is an alternate, and no entry says so (DOMAIN AL7)",
  async attribution => {
    const { members, frames } = await watched(attribution)
    expect(members.map(({ role }) => role)).not.toContain("alternate")
    for (const field of ["alternate", "alternateOf", "sitsSince"])
      expect(members.filter(row => field in row)).toEqual([])
    const ines = members.filter(({ id }) => id === panel.people["Ines"])
    expect(new Set(ines.map(({ role }) => role))).toEqual(new Set(["observer"]))
    expect(frames.map(({ kind }) => kind)).toContain("member-admitted")
    expect(JSON.stringify(frames)).not.toMatch(/alternate|delegate|Ines/)
  },
)

test("where names are shown, a reader outside reads who is an alternate", async () => {
  const { members, frames } = await watched("named")
  expect(members.map(({ role }) => role)).toContain("alternate")
  expect(frames.map(({ kind }) => kind)).toContain("alternate-seated")
})
