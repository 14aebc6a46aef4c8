import { afterAll, beforeAll, expect, test } from "vitest"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { post } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { agree } from "../../server/commands/round/secret/secretPanel.ts"

let panel: ServedPanel
beforeAll(async () => {
  panel = await servePanel({ panelists: 6 })
})
afterAll(() => panel.end())

const answer = async (path: string, body: unknown, from = "10.1.1.1") => {
  const response = await post(panel.url, path, body, { "x-forwarded-for": from })
  return [response.status, ((await response.json()) as { error?: { code: string } }).error?.code ?? "ok"]
}

test("junk ballots do not block a real one from the same address, and one ballot cannot flood", async () => {
  const chair = await panel.join("moderator2")
  const text = { topic: panel.topic, lang: "en", text: "Data move by default." } as const
  const elector = await panel.join("panelist1")
  const statement = String((await elector.do("draft-statement", text)).made["statement"])
  await elector.do("confirm-text", { statement, lang: "en", seen: textHash(text.text, panel.instance.sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([text], panel.instance.sha256) })
  const { made } = await chair.do("open-round", { statement, version: 1, kind: "call", anonymity: "secret" })
  const round = String(made["round"])
  const handed = await post(panel.url, `/api/rounds/${round}/ballot/collect`, {}, { cookie: elector.cookie })
  const { token } = (await handed.json()) as { token: string }
  const codes = new Set<unknown>()
  for (let n = 0; n < 150; n++) codes.add((await answer("/api/ballots", { token: `${round}.${n}`, answer: agree }))[1])
  for (let n = 0; n < 150; n++) codes.add((await answer("/api/ballots", { token: `none${n}`, answer: agree }))[1])
  for (let n = 0; n < 150; n++) codes.add((await answer("/api/ballots", { token: n }))[1])
  expect(codes).toEqual(new Set(["ballot-replaced", "too-fast", "bad-input"]))
  expect(await answer("/api/ballots", { token, answer: agree })).toEqual([200, "ok"])
  const again = []
  for (let n = 0; n < 40; n++) again.push((await answer("/api/ballots", { token, answer: agree }))[0])
  expect(again.filter(status => status === 429)).toHaveLength(11)
})
