import { afterEach, beforeEach, expect, test } from "vitest"
import { openIdServices } from "../../../server/adapters/oidc/openIdServices.ts"
import type { AccountAnswer } from "../../../shared/contract/queries/people/accounts.ts"
import { settingsOf } from "../../kit/servers/fakeService.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { type RealService, realService } from "../../kit/servers/realService.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let service: RealService
beforeEach(async () => {
  const port = await freePort()
  const settings = settingsOf({ issuer: `http://127.0.0.1:${port}` })
  panel = await servePanel({ instead: () => ({ services: openIdServices([settings]) }) })
  service = await realService(port, panel.url)
})
afterEach(async () => {
  await panel.end()
  await service.end()
})

const cookieOf = (response: Response, name: string) =>
  response.headers
    .getSetCookie()
    .map(one => one.split(";")[0] ?? "")
    .find(one => one.startsWith(name)) ?? ""

/** Signs in by the service; `jar`: the browser's cookies there. */
async function signIn(jar = new Map<string, string>()) {
  const begun = await fetch(`${panel.url}/api/sign-in/services/1`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ to: "/me" }),
  })
  const { url } = (await begun.json()) as { url: string }
  const asked = new URL(url).searchParams
  const back = await service.visit(url, jar)
  const cookie = cookieOf(begun, "plenary_flow")
  const response = await fetch(back, { headers: { accept: "text/html", cookie }, redirect: "manual" })
  return { asked, to: response.headers.get("location"), cookie: cookieOf(response, "plenary_session") }
}
const account = async (cookie: string) => {
  const response = await fetch(`${panel.url}/api/account`, { headers: { cookie } })
  return ((await response.json()) as AccountAnswer).account
}

test("a service of another maker signs a person in by a code with PKCE, and its claims arrive", async () => {
  const { asked, to, cookie } = await signIn()
  expect([asked.get("response_type"), asked.get("code_challenge_method"), to]).toEqual([
    "code",
    "S256",
    `${panel.url}/me`,
  ])
  expect(await account(cookie)).toMatchObject({
    name: "Ann Onodera",
    affiliation: "Institute",
    email: "ann@example.org",
    verifiedBy: "service",
    services: ["Institute"],
  })
})

test("its unverified address is ignored", async () => {
  service.person = { ...service.person, email_verified: false }
  const { cookie } = await signIn()
  expect(await account(cookie)).toMatchObject({ name: "Ann Onodera", email: "", verifiedBy: null })
})

test("a logout at it ends the sign-in that it vouched for, and no other one", async () => {
  const jar = new Map<string, string>()
  const here = await signIn(jar)
  const elsewhere = await signIn()
  await service.signOut(jar)
  expect(service.told).toEqual({ accepted: 1, refused: 0 })
  expect([await account(here.cookie), (await account(elsewhere.cookie))?.name]).toEqual([null, "Ann Onodera"])
})
