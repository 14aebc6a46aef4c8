import { afterEach, describe, expect, test } from "vitest"
import { MemberId, RoundId, SideId } from "../../../../shared/model/ids.ts"
import type { SeatRole } from "../../../../shared/model/terms.ts"
import { askedToConsent, consentNeeded } from "../../../../shared/rules/people/consent/consent.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { papersOf } from "../../../shared/minutes/papers.ts"

let panel: Panel
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? MemberId.parse("nobody")
const state = () => panel.stage.state()
const seatOf = async (who: string) => (await state()).members[idOf(who)]
const roleOf = async (who: string) => (await seatOf(who))?.role
const open = async () => Object.values((await state()).proposals).find(one => one.state === "open")?.id ?? ""

const appoint = (by: string, who: string, office: "moderator" | "secretary", reason = "") =>
  panel.refused(by, "appoint-member", { member: idOf(who), office, reason })
const takeBack = (by: string, who: string) => panel.refused(by, "end-appointment", { member: idOf(who) })
const seat = (who: string, role: SeatRole, side: string | null) =>
  panel.do("host", "change-member", { member: idOf(who), role, side: side && SideId.parse(side) })

async function admit(who: string, role: SeatRole = "observer", side: string | null = null): Promise<void> {
  const made = await panel.do("host", "admit-member", { name: who, role, side: side && SideId.parse(side) })
  panel.people[who] = MemberId.parse(made["member"])
  await panel.take(who)
}

/** A panel without sides whose officers and observer have come in. */
async function seated(): Promise<void> {
  panel = await openPanel()
  for (const who of ["moderator", "secretary", "observer", "panelist1"]) await panel.take(who)
}

describe("without sides a moderator", () => {
  test("appoints whoever is no elector at once, and takes that back to the seat of before", async () => {
    await seated()
    expect(await appoint("moderator", "observer", "secretary")).toBe("done")
    expect(await seatOf("observer")).toMatchObject({ role: "secretary", appointedBy: idOf("moderator") })
    // a second press of the same is no second entry
    const { seq } = await state()
    expect(await appoint("moderator", "observer", "secretary")).toBe("done")
    expect((await state()).seq).toBe(seq)
    expect(await takeBack("moderator", "observer")).toBe("done")
    expect(await seatOf("observer")).toMatchObject({ role: "observer" })
    expect(await seatOf("observer")).not.toHaveProperty("appointedBy")
  })

  test("takes no elector out of the electorate alone where another could consent, nor while a round asks them", async () => {
    await seated()
    await panel.take("panelist3")
    expect(await appoint("moderator", "panelist3", "moderator")).toBe("done")
    expect(await roleOf("panelist3")).toBe("panelist")
    await panel.do("secretary", "confirm-proposal", { proposal: await open() })
    // the office is the asker's gift, whoever confirmed it
    expect(await seatOf("panelist3")).toMatchObject({ role: "moderator", appointedBy: idOf("moderator") })
    await panel.take("panelist2")
    const statement = await panel.proposed()
    const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
    expect(await appoint("moderator", "panelist2", "secretary")).toBe("elector-busy")
    expect(await open()).toBe("")
    await panel.do("moderator", "void-round", { round: RoundId.parse(round), reason: "Later." })
    // one who comes back to the table waits as any panelist whom a chair brings
    expect(await takeBack("moderator", "panelist3")).toBe("done")
    expect(await seatOf("panelist3")).toMatchObject({ role: "panelist", unconfirmed: expect.any(String) })
  })

  test("a moderator who is alone gives a reason for an elector, and is the first whom nobody could stop", async () => {
    panel = await openPanel()
    await panel.take("moderator")
    await panel.take("panelist1")
    await panel.do("host", "remove-member", { member: idOf("secretary") })
    expect(await appoint("moderator", "panelist1", "moderator")).toBe("alone-why")
    expect(await appoint("moderator", "panelist1", "moderator", "Two are needed.")).toBe("done")
    expect(await roleOf("panelist1")).toBe("moderator")
  })

  test("appoints nobody to a seat that nobody has taken, and moves no office that another gave", async () => {
    panel = await openPanel()
    await panel.take("moderator")
    expect(await appoint("moderator", "observer", "moderator")).toBe("seat-free")
    await admit("second", "moderator")
    await panel.take("observer")
    expect(await appoint("moderator", "secretary", "moderator")).toBe("not-permitted")
    expect(await takeBack("moderator", "secretary")).toBe("not-permitted")
    await appoint("moderator", "observer", "moderator")
    expect(await takeBack("second", "observer")).toBe("not-permitted")
    expect(await takeBack("observer", "moderator")).toBe("not-permitted")
    for (const who of ["secretary", "panelist1", "observer"])
      expect(await appoint(who, "panelist2", "moderator")).toBe(who === "observer" ? "seat-free" : "not-permitted")
    await panel.do("host", "suspend-member", { member: idOf("observer"), reason: "Lost." })
    await takeBack("moderator", "observer")
    expect(await appoint("moderator", "observer", "moderator")).toBe("not-permitted")
  })
})

test("with sides a moderator appoints of the own side alone, and one without a side nobody", async () => {
  panel = await openPanel({ sided: true })
  await seat("moderator", "moderator", "C")
  await panel.take("moderator")
  await admit("chair of J", "moderator", "J")
  await admit("chair of none", "moderator")
  for (const side of ["C", "J"]) await admit(`watcher of ${side}`, "observer", side)
  await admit("watcher")
  for (const who of ["watcher of J", "watcher"])
    expect(await appoint("moderator", who, "moderator")).toBe("not-permitted")
  expect(await appoint("chair of none", "watcher", "moderator")).toBe("not-permitted")
  expect(await appoint("moderator", "watcher of C", "moderator")).toBe("done")
  expect(await seatOf("watcher of C")).toMatchObject({ role: "moderator", side: "C" })
  // an elector of the own side leaves the electorate once the other side has confirmed it
  await panel.take("panelist2")
  expect(await seatOf("panelist2")).toMatchObject({ side: "C" })
  expect(await appoint("moderator", "panelist2", "secretary")).toBe("done")
  const row = (await state()).proposals[await open()]
  expect(row && askedToConsent(await state(), row)).toEqual([idOf("chair of J")])
  // moved to another side, who appointed can no longer take it back: no side loses its moderator by another's hand
  await seat("watcher of C", "moderator", "J")
  expect(await takeBack("moderator", "watcher of C")).toBe("not-permitted")
})

test("a member may not confirm the request of another whose office goes back to the same moderator", async () => {
  await seated()
  await appoint("moderator", "observer", "moderator")
  await admit("third")
  await panel.do("observer", "appoint-member", { member: idOf("third"), office: "moderator" })
  const asked = async (asker: string) => {
    const about = { act: "remove" as const, member: idOf("panelist2") }
    const consent = consentNeeded(await state(), { about, asker: idOf(asker), confirmations: [] })
    return consent.kind === "anyOf" ? consent.members : consent.kind
  }
  for (const asker of ["moderator", "observer", "third"]) expect(await asked(asker)).toEqual([idOf("secretary")])
  await panel.do("host", "remove-member", { member: idOf("secretary") })
  // where nobody else is left, whoever gave the office is asked, and never the other way round
  expect(await asked("moderator")).toBe("none")
  expect(await asked("third")).toEqual([idOf("moderator"), idOf("observer")])
})

test("the minutes print who appointed whom, to what, when, and that it was taken back", async () => {
  await seated()
  await appoint("moderator", "observer", "secretary")
  await takeBack("moderator", "observer")
  await appoint("moderator", "panelist1", "moderator", "We need two.")
  await panel.do("secretary", "confirm-proposal", { proposal: await open() })
  await seat("panelist2", "moderator", null)
  const { said } = await papersOf(panel)
  const lines = (lang: "en" | "zh" | "ja") => said(lang).map(line => line.replaceAll(/\d\d:\d\d/g, "16:36"))
  expect(lines("en")).toEqual(
    expect.arrayContaining([
      "moderator appointed observer as secretary, 16:36.",
      "moderator took back the appointment of observer as secretary, 16:36.",
      "moderator proposed that panelist1 is appointed as moderator. Reason: We need two.",
      "moderator appointed panelist1 as moderator, confirmed by secretary, 16:36.",
      "The seat of panelist2 became moderator: proposed by an administrator.",
    ]),
  )
  expect(lines("zh")).toContain("moderator任命observer为秘书处，16:36。")
  expect(lines("zh")).toContain("moderator收回了对observer的任命（秘书处），16:36。")
  expect(lines("ja")).toContain("moderator氏がobserver氏を事務局に任命した（16:36）。")
  expect(lines("ja")).toContain("moderator氏がobserver氏の任命（事務局）を取り消した（16:36）。")
})
