import { afterEach, expect, test } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { freshMs } from "../../../server/http/routes/accounts/freshProof.ts"
import type { Letter, Mail } from "../../../server/ports/host/mail.ts"
import type { PasskeyAsked } from "../../../shared/contract/queries/people/accounts.ts"
import type { CodeAsked } from "../../../shared/contract/queries.ts"
import { accountAtDoor } from "../../kit/people/ways.ts"
import { fakeAuthenticator } from "../../kit/servers/fakeAuthenticator.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let letters: Letter[]
const mail: Mail = { send: async letter => void letters.push(letter), close: () => {} }
const start = async (publicUrl: string) => {
  letters = []
  panel = await servePanel({ mail, publicUrl })
}
afterEach(() => panel.end())

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each caller names the answer of its route
const send = async <T = object>(path: string, body: object, cookie = "") => {
  const headers = { "content-type": "application/json", ...(cookie && { cookie }) }
  const response = await fetch(panel.url + path, { method: "POST", headers, body: JSON.stringify(body) })
  const answer = (await response.json()) as T & { error?: { code: string } }
  const set = response.headers.getSetCookie()[0]?.split(";")[0] ?? ""
  return { status: response.status, cookie: set, answer, code: answer.error?.code ?? "" }
}
const byLetter = async (path: string) => {
  const { request } = (await send<CodeAsked>(`${path}/api/sign-in/link`, { email: "ann@example.org" })).answer
  await expect.poll(() => letters.length).toBe(1)
  const token = /sign-in#(\S+)/.exec(letters[0]?.text ?? "")?.[1] ?? ""
  return (await send(`${path}/api/sign-in/link/open`, { token, request })).cookie
}
type Authenticator = ReturnType<typeof fakeAuthenticator>
const add = async (path: string, authenticator: Authenticator, cookie: string) => {
  const { request, options } = (await send<PasskeyAsked>(`${path}/api/account/passkeys/ask`, {}, cookie)).answer
  const credential = authenticator.register(JSON.parse(options))
  return { options, ...(await send(`${path}/api/account/passkeys`, { request, name: "Key", credential }, cookie)) }
}
const use = async (path: string, authenticator: Authenticator) => {
  const { request, options } = (await send<PasskeyAsked>(`${path}/api/sign-in/passkey/ask`, {})).answer
  const credential = authenticator.authenticate(JSON.parse(options))
  return { options, ...(await send(`${path}/api/sign-in/passkey`, { request, credential })) }
}

test("a passkey opens an account only if its authenticator has verified the owner", async () => {
  await start("https://panel.example.org")
  const cookie = await byLetter("")
  const authenticator = fakeAuthenticator("https://panel.example.org")
  authenticator.verifies = false
  expect((await add("", authenticator, cookie)).code).toBe("passkey-refused")
  authenticator.verifies = true
  const made = await add("", authenticator, cookie)
  expect(made.code).toBe("")
  expect(JSON.parse(made.options).authenticatorSelection.userVerification).toBe("required")
  const used = await use("", authenticator)
  expect([used.code, JSON.parse(used.options).userVerification]).toEqual(["", "required"])
  authenticator.verifies = false
  const without = await use("", authenticator)
  expect([without.code, without.cookie]).toEqual(["passkey-refused", ""])
})

test("to sign in by a passkey begins for anybody, however many others in the network have begun, and tells nobody who has one", async () => {
  await start("https://panel.example.org")
  const authenticator = fakeAuthenticator("https://panel.example.org")
  const begins = () => send<PasskeyAsked>("/api/sign-in/passkey/ask", {})
  const before = await begins()
  expect((await add("", authenticator, await byLetter(""))).code).toBe("")
  for (let n = 0; n < 130; n++) expect((await begins()).code).toBe("")
  const after = JSON.parse((await begins()).answer.options)
  expect({ ...after, challenge: "" }).toEqual({ ...JSON.parse(before.answer.options), challenge: "" })
  expect((await use("", authenticator)).code).toBe("")
})

test("a passkey is added only within 15 minutes of a proof of the account; a seat's link is none, and a new sign-in is one", async () => {
  let now = Date.now()
  letters = []
  panel = await servePanel({ mail, publicUrl: "https://panel.example.org", clock: { ...systemClock, now: () => now } })
  const origin = "https://panel.example.org"
  let cookie = await byLetter("")
  const first = fakeAuthenticator(origin)
  expect((await add("", first, cookie)).code).toBe("")
  const second = fakeAuthenticator(origin)
  const { request, options } = (await send<PasskeyAsked>("/api/account/passkeys/ask", {}, cookie)).answer
  now += freshMs
  const late = { request, name: "Key", credential: second.register(JSON.parse(options)) }
  expect((await send("/api/account/passkeys", late, cookie)).code).toBe("sign-in-again")
  expect((await send("/api/account/passkeys/ask", {}, cookie)).code).toBe("sign-in-again")
  const account = await accountAtDoor(panel.url, panel.tokens["panelist1"], cookie)
  cookie = (await send("/api/join", { token: panel.tokens["panelist1"], name: "Ann", account }, cookie)).cookie
  expect((await send("/api/account/passkeys/ask", {}, cookie)).code).toBe("sign-in-again")
  const asked = (await send<PasskeyAsked>("/api/sign-in/passkey/ask", {}, cookie)).answer
  const credential = first.authenticate(JSON.parse(asked.options))
  cookie = (await send("/api/sign-in/passkey", { request: asked.request, credential }, cookie)).cookie
  expect((await add("", second, cookie)).code).toBe("")
})

test("below a path, a passkey belongs to the name of the site, and its page has the site's origin", async () => {
  await start("https://www.example.org/plenary")
  const cookie = await byLetter("/plenary")
  expect(letters[0]?.text).toContain("https://www.example.org/plenary/sign-in#")
  const authenticator = fakeAuthenticator("https://www.example.org")
  const made = await add("/plenary", authenticator, cookie)
  expect([made.code, JSON.parse(made.options).rp.id]).toEqual(["", "www.example.org"])
  const used = await use("/plenary", authenticator)
  expect([used.status, JSON.parse(used.options).rpId]).toEqual([200, "www.example.org"])
  expect(used.cookie).toContain("__Secure-plenary_session=")
})
