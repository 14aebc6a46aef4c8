import { afterEach, beforeEach, expect, test } from "vitest"
import { openIdServices } from "../../../server/adapters/oidc/openIdServices.ts"
import { type FakeService, fakeService, settingsOf } from "../../kit/servers/fakeService.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

const publicUrl = "https://www.example.org/plenary"
let panel: ServedPanel
let service: FakeService
beforeEach(async () => {
  service = await fakeService()
  panel = await servePanel({ publicUrl, instead: () => ({ services: openIdServices([settingsOf(service)]) }) })
})
afterEach(async () => {
  await panel.end()
  await service.end()
})

const begin = async (to: string) => {
  const response = await fetch(`${panel.url}/plenary/api/sign-in/services/1`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ to }),
  })
  const { url } = (await response.json()) as { url: string }
  return { url, set: response.headers.getSetCookie()[0] ?? "" }
}
/** Comes back to an address of the site, which a proxy passes on as it is. */
const comeBack = (address: string, cookie: string) =>
  fetch(address.replace("https://www.example.org", panel.url), {
    headers: { accept: "text/html", cookie },
    redirect: "manual",
  })

test("below a path, a service sends the browser back there, and the browser goes on there", async () => {
  const { url, set } = await begin("/w/panel")
  expect(new URL(url).searchParams.get("redirect_uri")).toBe(`${publicUrl}/api/sign-in/services/1/callback`)
  expect(set).toMatch(/^__Secure-plenary_flow=.*; Path=\/plenary;/)
  const response = await comeBack(service.visit(url), set.split(";")[0] ?? "")
  expect(response.headers.get("location")).toBe(`${publicUrl}/w/panel`)
  const cookies = response.headers.getSetCookie()
  expect(cookies.find(one => one.startsWith("__Secure-plenary_session="))).toContain("; Path=/plenary;")
})

test("below a path, a refused person comes to the page of the sign-in there", async () => {
  const { url } = await begin("/")
  const response = await comeBack(service.visit(url), "")
  expect(response.headers.get("location")).toBe(`${publicUrl}/sign-in?problem=service-state`)
})
