import { afterAll, beforeAll, expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash } from "../../../shared/document/textHash.ts"
import { RoundId, StatementId } from "../../../shared/model/ids.ts"
import { type Person, post } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let owner: Person
let moderator: Person
let round: RoundId
let secret: RoundId
const three = { kind: "rating", score: 3 } as const

beforeAll(async () => {
  panel = await servePanel()
  owner = await panel.join("panelist1")
  moderator = await panel.join("moderator1")
  const other = await panel.join("panelist2")
  const proposed = async (text: string): Promise<StatementId> => {
    const { made } = await other.do("draft-statement", { topic: panel.topic, lang: "en", text })
    const statement = StatementId.parse(made["statement"])
    await other.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
    return statement
  }
  const open = async (text: string, anonymity: "named" | "secret") => {
    const statement = await proposed(text)
    const { made } = await moderator.do("open-round", {
      statement,
      version: 1,
      kind: "rating",
      anonymity,
      reasonsFor: "none",
    })
    return RoundId.parse(made["round"])
  }
  round = await open("First.", "named")
  secret = await open("Second.", "secret")
  await owner.do("answer-round", { round, seen: 0, answer: three })
})
afterAll(() => panel.end())

/** Everything that a holder of this token can reach without a sign-in. */
async function sitDown(token: string) {
  const response = await post(panel.url, "/api/join", { token, name: "Somebody else" })
  const cookie = (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
  const mine = await fetch(`${panel.url}/api/rounds/${round}/mine`, { headers: { cookie } })
  const ballot = await post(panel.url, `/api/rounds/${secret}/ballot/collect`, { key: "k".repeat(32) }, { cookie })
  return { joined: response.status, cookie, mine: mine.status, ballot: ballot.status }
}

test("a link to a taken seat, made before it was taken and with 49 uses left, shows no answers and casts nothing", async () => {
  expect(await sitDown(panel.tokens["panelist1"] ?? "")).toEqual({ joined: 410, cookie: "", mine: 401, ballot: 401 })
})

test("neither a moderator nor the secretary can make a new link to a taken seat", async () => {
  const member = owner.member as never
  for (const by of [moderator, await panel.join("secretary1")])
    expect(await by.refused("make-invite", { role: "panelist", member, uses: 5 })).toBe("seat-taken")
})

test("the owner's answer stays as given, and the owner's own link admits the same browser", async () => {
  const again = await post(
    panel.url,
    "/api/join",
    { token: panel.tokens["panelist1"], name: "x" },
    { cookie: owner.cookie },
  )
  expect([again.status, await again.json()]).toMatchObject([200, { member: owner.member, role: "panelist" }])
  const before = owner.state.seq
  expect(await owner.fetch(`/api/rounds/${round}/mine`)).toMatchObject({ revision: 1, answer: { score: 3 } })
  expect(owner.state.members[owner.member as never]).toMatchObject({ name: "panelist1" })
  expect(owner.state.seq).toBe(before)
})
