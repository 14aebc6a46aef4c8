import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { inviteOf, type JoinRequest, takeSeat } from "../../../../server/commands/people/signIn/joining.ts"
import { MemberId, SideId } from "../../../../shared/model/ids.ts"
import { linkState } from "../../../../shared/rules/people/links.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ sided: true, live: false })
})
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? MemberId.parse("nobody")
const memberOf = async (id: string) => (await panel.stage.state()).members[MemberId.parse(id)]
const [c, j] = [SideId.parse("C"), SideId.parse("J")]

/** A side is given up once nobody sits on it. */
async function leaveSides(): Promise<void> {
  for (const { id: member, role, side } of Object.values((await panel.stage.state()).members))
    if (side !== null) await panel.stage.do(null, "change-member", { member, role, side: null })
}

async function linkTo(seat: { member?: MemberId; side?: SideId }): Promise<string> {
  const made = await panel.do("moderator", "make-invite", { role: "panelist", uses: 100, days: 365, ...seat })
  return String(made["token"])
}

async function opened(token: string) {
  const invite = await inviteOf(panel.instance, token)
  return "refuse" in invite ? invite.refuse.code : invite
}

/** The seat that somebody without one takes by a link, or the refusal. */
async function join(token: string, meanwhile?: () => Promise<unknown>): Promise<string> {
  const { clock, directory, sha256 } = panel.instance
  const signIn = clock.id()
  await directory.addSignIn({
    id: signIn,
    admin: false,
    tokenHash: sha256(signIn),
    createdAt: clock.now(),
    usedOn: Math.floor(clock.now() / 86_400_000),
    plainName: true,
  })
  const invite = await opened(token)
  if (typeof invite === "string") return invite
  await meanwhile?.()
  const said: JoinRequest = { name: "Guest", romanised: "", lang: "en", interest: "", signIn }
  const answered = await takeSeat(panel.instance, invite, said)
  return answered.ok ? String(answered.made["member"]) : answered.refusal.code
}
const promote = () => panel.stage.do(null, "change-member", { member: idOf("panelist1"), role: "moderator", side: j })

describe("a link to somebody's seat", () => {
  test("opens it while the seat is what it was made for", async () => {
    const token = await linkTo({ member: idOf("panelist1") })
    expect(await join(token)).toBe(idOf("panelist1"))
  })

  test("opens a taken seat for nobody, whoever made it, before or after, and however many uses are left", async () => {
    const token = await linkTo({ member: idOf("panelist1") })
    const another = await linkTo({ member: idOf("panelist1") })
    expect(await join(token)).toBe(idOf("panelist1"))
    expect([await join(token), await join(another)]).toEqual(["invite-used", "invite-used"])
    for (const by of ["moderator", "secretary", null])
      await expect(
        panel.stage.do(by === null ? null : idOf(by), "make-invite", { role: "panelist", member: idOf("panelist1") }),
      ).rejects.toThrow('"seat-taken"')
  })

  test("does not open it either where somebody took it between the door and the seat", async () => {
    const [token, another] = [await linkTo({ member: idOf("panelist1") }), await linkTo({ member: idOf("panelist1") })]
    expect(await join(token, () => join(another))).toBe("invite-used")
  })

  test("does not open the chair that they were given since", async () => {
    const token = await linkTo({ member: idOf("panelist1") })
    await promote()
    expect(await opened(token)).toBe("invite-ended")
    expect(await join(token)).toBe("invite-ended")
  })

  test("does not either where they were given it between the door and the seat", async () => {
    const token = await linkTo({ member: idOf("panelist1") })
    expect(await join(token, promote)).toBe("invite-ended")
    expect(await memberOf(idOf("panelist1"))).toMatchObject({ role: "moderator", taken: false })
  })

  test("does not open it on another side", async () => {
    const token = await linkTo({ member: idOf("panelist1") })
    const side = (await memberOf(idOf("panelist1")))?.side === c ? j : c
    await panel.stage.do(null, "change-member", { member: idOf("panelist1"), role: "panelist", side })
    expect(await join(token)).toBe("invite-ended")
  })

  test("goes on opening it where its side was given up, or it has got one since", async () => {
    const [held, free] = [idOf("panelist1"), idOf("panelist2")]
    await panel.stage.do(null, "change-member", { member: free, role: "panelist", side: null })
    const tokens = [await linkTo({ member: held }), await linkTo({ member: free })] as const
    await leaveSides()
    await panel.do("moderator", "set-sides", { sides: [{ title: { en: "North" }, mark: "N" }] })
    const [north] = (await panel.stage.state()).sides
    await panel.stage.do(null, "change-member", { member: free, role: "panelist", side: north?.id ?? null })
    expect([await join(tokens[0]), await join(tokens[1])]).toEqual([held, free])
  })
})

test("a member who joins by a link to a side that was given up has no side, and no quorum waits for it", async () => {
  const token = await linkTo({ side: j })
  await leaveSides()
  await panel.do("moderator", "set-sides", { sides: [] })
  const shown = await opened(token)
  expect(shown).toMatchObject({ row: { side: null } })
  const member = await join(token)
  expect(await memberOf(member)).toMatchObject({ role: "panelist", side: null })
  const state = await panel.stage.state()
  expect(Object.values(state.invites).map(({ side }) => side)).toEqual([null])
})

describe("a link is listed as working", () => {
  const working = async () => {
    const state = await panel.stage.state()
    return Object.values(state.invites).filter(one => linkState(state, one, panel.instance.clock.now()) === "works")
      .length
  }

  test("until it has let in as many as it is for", async () => {
    const token = String((await panel.do("moderator", "make-invite", { role: "observer", uses: 2, days: 1 }))["token"])
    const seen = [await working()]
    for (let n = 0; n < 2; n++) {
      await join(token)
      seen.push(await working())
    }
    expect(seen).toEqual([1, 1, 0])
    expect(await join(token)).toBe("invite-used")
  })

  test("until the one seat that it is for is taken, by whichever link", async () => {
    const seat = { role: "panelist" as const, member: idOf("panelist1"), uses: 1, days: 1 }
    const tokens = [await panel.do("moderator", "make-invite", seat), await panel.do("moderator", "make-invite", seat)]
    expect(await working()).toBe(2)
    await join(String(tokens[0]?.["token"]))
    expect(await working()).toBe(0)
    expect(await join(String(tokens[1]?.["token"]))).toBe("invite-used")
  })

  test("until its time is over, or the seat is another", async () => {
    await panel.do("moderator", "make-invite", { role: "observer", uses: 2, days: 1 })
    await linkTo({ member: idOf("panelist1") })
    const state = await panel.stage.state()
    const at = (days: number) => {
      const moment = panel.instance.clock.now() + days * 86_400_000
      return Object.values(state.invites).filter(one => linkState(state, one, moment) === "works").length
    }
    expect([at(0), at(2)]).toEqual([2, 1])
    await promote()
    expect(await working()).toBe(1)
  })
})

test("a link that the directory or the log has revoked lets nobody in, and its uses are counted by the larger number", async () => {
  const token = await linkTo({})
  const kept = async (changes: object) => {
    const { directory } = panel.instance
    const invite: typeof directory.invite = async hash => {
      const row = await directory.invite(hash)
      return row && { ...row, ...changes }
    }
    const found = await inviteOf({ ...panel.instance, directory: { ...directory, invite } }, token)
    return "refuse" in found ? found.refuse.code : "works"
  }
  expect([await kept({}), await kept({ revoked: true })]).toEqual(["works", "invite-revoked"])
  expect([await kept({ usesLeft: 1 }), await kept({ usesLeft: 0 })]).toEqual(["works", "invite-used"])
  expect(await kept({ expiresAt: 1 })).toBe("invite-expired")
  const [invite] = Object.values((await panel.stage.state()).invites)
    .filter(({ revoked }) => !revoked)
    .slice(-1)
  await panel.do("moderator", "revoke-invite", { invite: invite!.id })
  expect(await kept({ revoked: false })).toBe("invite-revoked")
})
