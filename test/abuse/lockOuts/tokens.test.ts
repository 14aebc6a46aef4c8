import { afterAll, beforeAll, expect, test } from "vitest"
import { InviteId } from "../../../shared/model/ids.ts"
import { post } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
beforeAll(async () => {
  panel = await servePanel({ panelists: 6 })
})
afterAll(() => panel.end())

const answer = async (path: string, body: unknown, from = "10.1.1.1") => {
  const response = await post(panel.url, path, body, { "x-forwarded-for": from })
  return [response.status, ((await response.json()) as { error?: { code: string } }).error?.code ?? "ok"]
}
const invite = async () => {
  const chair = await panel.join("moderator1")
  const { made } = await chair.do("make-invite", { role: "observer", uses: 1 })
  return String(made["token"])
}

test("a valid link opens a seat from an address that has tried a thousand wrong ones", async () => {
  const token = await invite()
  const codes = new Set<unknown>()
  for (let n = 0; n < 1_000; n++) codes.add((await answer("/api/join/preview", { token: `wrong${n}` }))[1])
  expect([...codes]).toEqual(["invite-unknown", "too-fast"])
  expect(await answer("/api/join", { token: "wrong", name: "Eve" })).toEqual([429, "too-fast"])
  expect(await answer("/api/join/preview", { token })).toEqual([200, "ok"])
  expect(await answer("/api/join", { token, name: "Abe" })).toEqual([200, "ok"])
})

test("wrong links from one address do not affect another address", async () => {
  expect(await answer("/api/join", { token: "wrong", name: "Eve" }, "10.1.1.2")).toEqual([410, "invite-unknown"])
})

test("a crowd with a revoked link is told each time that it is revoked, and uses up nobody's tries", async () => {
  const chair = await panel.join("moderator1")
  const { made } = await chair.do("make-invite", { role: "observer", uses: 100 })
  await chair.do("revoke-invite", { invite: InviteId.parse(made["invite"]) })
  const codes = new Set<unknown>()
  for (let n = 0; n < 80; n++)
    codes.add((await answer("/api/join/preview", { token: String(made["token"]) }, "10.4.0.1"))[1])
  expect([...codes]).toEqual(["invite-revoked"])
  expect(await answer("/api/join/preview", { token: "wrong" }, "10.4.0.1")).toEqual([410, "invite-unknown"])
})

test("wrong links from everywhere are limited together, and a valid one still works", async () => {
  const token = await invite()
  let told: unknown = null
  for (let n = 0; told !== "too-fast" && n < 4_000; n++)
    told = (await answer("/api/join/preview", { token: `wrong${n}` }, `10.2.${n >> 8}.${n & 255}`))[1]
  expect(told).toBe("too-fast")
  expect(await answer("/api/join", { token, name: "Ben" }, "10.3.0.1")).toEqual([200, "ok"])
})
