import { afterEach, beforeEach, expect, test } from "vitest"
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
