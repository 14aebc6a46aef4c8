import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { fold } from "../../../../shared/fold/fold.ts"
import { InviteId, type MemberId, RoundId } from "../../../../shared/model/ids.ts"
import { linkEndsSeats } from "../../../../shared/rules/people/links.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const seatOf = async (cookie: string) => {
  const [workspace] = await panel.instance.directory.workspaces()
  return (await panel.instance.seats.seat({ cookie }, workspace!.id))?.member ?? null
}
/** a link of the host, and who came by it */
async function cameBy(role: "panelist" | "observer" | "interpreter" | "moderator" | "secretary", name: string) {
  const made = await panel.do("host", "make-invite", { role, uses: 9 })
  const { cookie } = await panel.sit(made["token"], name)
  const member = await seatOf(cookie)
  panel.people[name] = member as MemberId
  return { invite: InviteId.parse(made["invite"]), token: made["token"], cookie, member }
}
const revokers = ["moderator", "secretary", "host"] as const

describe("revoking a link", () => {
  test.each(revokers)(
    "by the %s ends the seat of no chair, secretary, panelist or alternate, also with its guests",
    async by => {
      for (const role of ["panelist", "moderator", "secretary"] as const) {
        const { invite, token, cookie, member } = await cameBy(role, `a ${role}`)
        await panel.do(by, "revoke-invite", { invite, guests: true })
        expect([role, await seatOf(cookie)]).toEqual([role, member])
        await expect(panel.sit(token, "Late")).rejects.toThrow("invite-revoked")
      }
      const { cookie } = await panel.take("panelist1")
      const alternate = await panel.alternate("panelist1", "Alt")
      for (const { id } of Object.values((await panel.stage.state()).invites))
        await panel.do(by, "revoke-invite", { invite: id, guests: true })
      expect(await seatOf(cookie)).toBe(panel.people["panelist1"])
      expect((await panel.stage.state()).members[alternate]?.removed).toBe(false)
    },
  )

  test("while a round asks an elector shuts them out of nothing: they answer by the seat that they took", async () => {
    const { cookie } = await panel.take("panelist1", "moderator")
    const statement = await panel.proposed()
    const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
    for (const { id } of Object.values((await panel.stage.state()).invites))
      for (const by of ["moderator", "secretary"]) await panel.do(by, "revoke-invite", { invite: id, guests: true })
    expect(await seatOf(cookie)).toBe(panel.people["panelist1"])
    const answer = { kind: "call", position: "agree" } as const
    await panel.do("panelist1", "answer-round", { round: RoundId.parse(round), seen: 0, answer })
  })

  test.each(["observer", "interpreter"] as const)(
    "ends the seat of an %s who came by it only if that is ticked",
    async role => {
      const { invite, cookie, member } = await cameBy(role, "Guest")
      const other = await cameBy(role, "Other")
      await panel.do("secretary", "revoke-invite", { invite })
      expect(await seatOf(cookie)).toBe(member)
      await panel.do("secretary", "revoke-invite", { invite, guests: true })
      expect([await seatOf(cookie), (await panel.stage.state()).members[member!]?.removed]).toEqual([null, true])
      expect(await seatOf(other.cookie)).toBe(other.member)
    },
  )

  test("spares a guest who has become a panelist since", async () => {
    const { invite, cookie, member } = await cameBy("observer", "Guest")
    await panel.do("host", "change-member", { member: member!, role: "panelist", side: null })
    await panel.do("moderator", "revoke-invite", { invite, guests: true })
    expect(await seatOf(cookie)).toBe(member)
  })

  test("in a log of an earlier version ended the seats that were taken by the link, and still does", async () => {
    const { invite } = await cameBy("panelist", "Early")
    const state = await panel.stage.state()
    const old = { seq: state.seq + 1, at: 1, by: null, kind: "invite-revoked" as const, body: { invite } }
    expect(linkEndsSeats(fold(state, [old]), invite)).toBe(true)
    const now = { ...old, body: { invite, seatsStay: true as const } }
    expect(linkEndsSeats(fold(state, [now]), invite)).toBe(false)
  })
})
