import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { consentsDue } from "../../../shared/rules/law/consents.ts"
import { post } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
beforeEach(async () => {
  panel = await servePanel()
})
afterEach(() => panel.end())

type Answer = { status: number; code: string; member: string; cookie: string }
async function join(who: string, attribution?: string): Promise<Answer> {
  const said = { token: panel.tokens[who], name: who, ...(attribution && { attribution }) }
  const response = await post(panel.url, "/api/join", said)
  const body = (await response.json()) as { member?: string; error?: { code: string } }
  const cookie = response.headers.getSetCookie()[0] ?? ""
  return { status: response.status, code: body.error?.code ?? "", member: body.member ?? "", cookie }
}

test("a member who joins agrees to the policy that their page showed, and to no other", async () => {
  const moderator = await panel.join("moderator1")
  await moderator.do("set-attribution", { attribution: "chatham" })
  const late = await join("panelist1", "named")
  expect([late.status, late.code, late.cookie]).toEqual([409, "attribution-changed", ""])
  expect(moderator.state.members[panel.people["panelist1"]!]).toMatchObject({ taken: false })
  // the link is not spent, and whoever read the new policy comes in by it
  const read = await join("panelist1", "chatham")
  expect([read.status, read.member]).toEqual([200, panel.people["panelist1"]])
})

test("a policy that is set while somebody comes in is compared where the seat is taken", async () => {
  const moderator = await panel.join("moderator1")
  const [set, come] = await Promise.all([
    moderator.ask("set-attribution", { attribution: "unattributed" }),
    join("panelist1", "named"),
  ])
  expect(set.ok).toBe(true)
  await moderator.reaches(
    (await panel.instance.folds.current((await panel.instance.directory.workspaces())[0]!.id)).head.seq,
  )
  const row = moderator.state.members[panel.people["panelist1"]!]
  expect(come.status === 200 ? row?.agreed : row?.taken).toBe(come.status === 200 ? "named" : false)
})

describe("in a panel with a privacy notice", () => {
  const notice = {
    responsible: "The institute",
    contact: "privacy@example.org",
    region: "CH",
    notice: { en: "We keep." },
    blocks: true,
  }
  const consenting = async (who: string, consent?: object) => {
    const response = await post(panel.url, "/api/join", { token: panel.tokens[who], name: who, consent })
    const body = (await response.json()) as { error?: { code: string } }
    return { code: body.error?.code ?? "joined", cookies: response.headers.getSetCookie().length }
  }

  test("whoever joins consents in the same commit, and else does not join (DOMAIN PN2)", async () => {
    const moderator = await panel.join("moderator1")
    await moderator.do("set-privacy", notice)
    const hash = moderator.state.workspace?.privacy?.hash ?? ""
    const here = { seen: hash, lang: "en", region: "CH" }
    expect(await consenting("panelist1")).toEqual({ code: "notice-due", cookies: 0 })
    expect(await consenting("panelist1", { ...here, seen: "older" })).toEqual({ code: "notice-changed", cookies: 0 })
    expect(moderator.state.members[panel.people["panelist1"]!]?.taken).toBe(false)
    expect((await consenting("panelist1", here)).code).toBe("joined")
    const row = await moderator.finds(({ members }) => {
      const found = members[panel.people["panelist1"]!]
      return found?.taken ? found : undefined
    })
    expect(row.consents).toMatchObject({ notice: { hash, version: 1, lang: "en", region: "CH" } })
    expect(consentsDue(moderator.state, row)).toEqual([])
  })

  test("whoever is in another region than the data consents to the transfer, too (DOMAIN PN4)", async () => {
    const moderator = await panel.join("moderator1")
    await moderator.do("set-privacy", notice)
    const there = { seen: moderator.state.workspace?.privacy?.hash, lang: "en", region: "JP" }
    expect((await consenting("panelist1", there)).code).toBe("transfer-due")
    expect((await consenting("panelist1", { ...there, transfer: true })).code).toBe("joined")
    const row = await moderator.finds(
      ({ members }) => members[panel.people["panelist1"]!]?.consents && members[panel.people["panelist1"]!],
    )
    expect(Object.keys(row.consents ?? {})).toEqual(["notice", "transfer"])
    expect(consentsDue(moderator.state, row)).toEqual([])
  })

  test("a notice that is set while somebody comes in is compared where the seat is taken", async () => {
    const moderator = await panel.join("moderator1")
    const [set, come] = await Promise.all([moderator.ask("set-privacy", notice), consenting("panelist1")])
    expect(set.ok).toBe(true)
    await moderator.reaches(
      (await panel.instance.folds.current((await panel.instance.directory.workspaces())[0]!.id)).head.seq,
    )
    const row = moderator.state.members[panel.people["panelist1"]!]
    expect([row?.taken, row?.consents]).toEqual([come.code === "joined", undefined])
  })
})
