import { afterEach, beforeEach, expect, test } from "vitest"
import { openIdServices } from "../../../server/adapters/oidc/openIdServices.ts"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import type { Letter, Mail } from "../../../server/ports/host/mail.ts"
import type { AccountAnswer } from "../../../shared/contract/queries/people/accounts.ts"
import { administratorOf } from "../../kit/people/administrator.ts"
import { accountAtDoor, signInByService } from "../../kit/people/ways.ts"
import { type FakeService, fakeService, settingsOf } from "../../kit/servers/fakeService.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { everyAttacker, Tries } from "./attackers.ts"

/**
 * Somebody else's account in a person's browser, a letter that another browser asked for, an office that would set a proved
 * address, and addresses that only look alike: none of them opens a person's seat.
 */

let panel: ServedPanel
let service: FakeService
let letters: Letter[]
let now: number
/** each browser has an address of its own, so that no limit of a network is met */
let browsers = 0
const mail: Mail = { send: async letter => void letters.push(letter), close: () => {} }
beforeEach(async () => {
  letters = []
  now = Date.now() + 60_000
  service = await fakeService()
  const services = openIdServices([settingsOf(service)])
  panel = await servePanel({ mail, clock: { ...systemClock, now: () => now }, instead: () => ({ services }) })
})
afterEach(async () => {
  await panel.end()
  await service.end()
})

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each caller names the answer of its route
async function send<T = Record<string, string>>(path: string, body: object | null, cookie = "", method = "POST") {
  const from = `10.9.${++browsers >> 8}.${browsers & 255}`
  const headers = { "content-type": "application/json", "x-forwarded-for": from, ...(cookie && { cookie }) }
  const response = await fetch(panel.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  const set = response.headers.getSetCookie()[0]?.split(";")[0] ?? ""
  const answer = (await response.json()) as T & { error?: { code: string } }
  return { status: response.status, cookie: set, answer, code: answer.error?.code ?? "" }
}
/** The newest letter after the first `before` ones. */
async function letter(before: number): Promise<Letter> {
  await expect.poll(() => letters.length).toBeGreaterThan(before)
  return letters.at(-1)!
}
async function askToSignIn(email: string, cookie = "") {
  const before = letters.length
  const { answer } = await send("/api/sign-in/link", { email }, cookie)
  const { text } = await letter(before)
  return {
    request: answer["request"] ?? "",
    token: /sign-in#(\S+)/.exec(text)?.[1] ?? "",
    code: /^\d{3} \d{3}$/m.exec(text)?.[0] ?? "",
  }
}
async function signIn(email: string): Promise<string> {
  const { token, request } = await askToSignIn(email)
  const { cookie } = await send("/api/sign-in/link/open", { token, request })
  return cookie
}
const account = async (cookie: string) =>
  (await send<AccountAnswer>("/api/account", null, cookie, "GET")).answer.account
/** The seat of the panel that this browser opens. */
async function seatOf(cookie: string): Promise<string | null> {
  const page = await send<{ me?: { member: string | null } }>("/api/workspaces/panel", null, cookie, "GET")
  return page.answer.me?.member ?? null
}

test("nobody's account keeps a seat that another takes in the same browser", async ({ annotate }) => {
  const tries = new Tries()
  const seats = ["panelist", "moderator"].flatMap(role => [1, 2, 3, 4].map(n => `${role}${n}`))
  for (const [i, who] of seats.entries()) {
    const email = `eve${i}@example.org`
    const eve = await signIn(email)
    // the account was proved in this browser a moment, a quarter of an hour or a day ago
    now += [0, 14, 16, 1_440][i % 4]! * 60_000
    const joined = await send("/api/join", { token: panel.tokens[who], name: who }, eve)
    const { cookie } = joined
    const member = await seatOf(cookie)
    expect([who, joined.status, member]).toEqual([who, 200, panel.people[who]])
    const home = await signIn(email)
    tries.note("A3 reads by the account", who, (await seatOf(home)) === member)
    tries.note("A3 reads by the planted cookie", who, (await seatOf(eve)) === member)
    tries.note("A3 lists the seat", who, ((await account(home))?.seats ?? []).length > 0)
    await send("/api/account/seats", { slug: "panel" }, home)
    tries.note("A3 keeps it afterwards", who, (await seatOf(home)) === member)
    await send("/api/account/end", { id: "all" }, home)
    tries.note("A3 ends the owner's sign-in", who, (await seatOf(cookie)) !== member)
  }
  await annotate(JSON.stringify(tries.counts))
  expect(tries.successes).toEqual([])
})

test("an attacker's letter signs in no other browser", async ({ annotate }) => {
  const tries = new Tries()
  const seated = (await panel.join("panelist1")).cookie
  const victims = { "not signed in": "", seated, "signed in": await signIn("ann@example.org") }
  for (const [what, cookie] of Object.entries(victims)) {
    const eve = await askToSignIn("eve@example.org")
    const own = await askToSignIn("ann@example.org", cookie)
    for (const request of ["", "made up", own.request]) {
      const opened = await send("/api/sign-in/link/open", { token: eve.token, request }, cookie)
      const after = opened.cookie || cookie
      tries.note("A4 the link", `${what} ${opened.code}`, (await account(after))?.email === "eve@example.org")
      const typed = await send("/api/sign-in/link/code", { request, code: eve.code }, cookie)
      const typing = typed.cookie || cookie
      tries.note("A4 the code", `${what} ${typed.code}`, (await account(typing))?.email === "eve@example.org")
    }
    // the letter was good all the time, where it was asked for
    expect((await send("/api/sign-in/link/open", { token: eve.token, request: eve.request })).status).toBe(200)
    now += 3_600_000
  }
  await annotate(JSON.stringify(tries.counts))
  expect(tries.successes).toEqual([])
})

test("no office sets, clears or reads letters to an address that its owner took or proved", {
  timeout: 600_000,
}, async ({ annotate }) => {
  const tries = new Tries()
  const attackers = await everyAttacker(panel, await administratorOf(panel))
  const at = "/api/workspaces/panel"
  for (const proves of [true, false]) {
    const owner = await panel.join(proves ? "panelist1" : "panelist2")
    const own = proves ? "ann@example.org" : "bo@example.org"
    await send(`${at}/address`, { email: own }, owner.cookie, "PUT")
    if (proves) {
      const before = letters.length
      const { answer } = await send(`${at}/address/code`, {}, owner.cookie)
      const code = /\d{3} \d{3}/.exec((await letter(before)).text)?.[0]
      await send(`${at}/address/confirm`, { request: answer["request"], code }, owner.cookie)
    }
    const { token } = (await send(`${at}/return-link`, {}, owner.cookie)).answer
    const row = proves ? "A5 a proved address" : "A5 a taken address"
    for (const { name, command } of attackers)
      for (const email of ["", "eve@example.org", own.toUpperCase()]) {
        const came = await command("set-address", { member: owner.member, email })
        const shown = await send<{ email?: string; confirmed?: boolean }>(`${at}/address`, null, owner.cookie, "GET")
        const kept = shown.answer.email === own && shown.answer.confirmed === proves
        tries.note(row, `${name} ${came} ${JSON.stringify(shown.answer)}`, !kept)
        if (!proves) continue
        // a stolen link asks for a code as before
        const opened = await send("/api/return", { token })
        expect(opened.code).toBe("code-wrong")
        tries.note("A5 a stolen return link", `${name} ${opened.code}`, (await seatOf(opened.cookie)) === owner.member)
      }
    if (!proves) continue
    const before = letters.length
    await send("/api/return/confirm", { token })
    await letter(before)
    for (const { to } of letters.slice(before)) tries.note("A5 the code's letter", JSON.stringify(to), to !== own)
  }
  await annotate(JSON.stringify(tries.counts))
  expect(tries.successes).toEqual([])
})

test("no address that only looks like another opens its account", async ({ annotate }) => {
  const tries = new Tries()
  const own = "k.issa@example.org"
  service.person = { ...service.person, sub: "ann", email: own }
  const first = await signInByService(panel.url, service)
  const token = panel.tokens["panelist1"]
  const body = { token, name: "Ann", account: await accountAtDoor(panel.url, token, first) }
  const { cookie } = await send("/api/join", body, first)
  const member = await seatOf(cookie)
  expect(member).not.toBeNull()
  const alike = [
    "\u212a.issa@example.org",
    "\uff4b.issa@example.org",
    "\uff2b.issa@example.org",
    "\u03ba.issa@example.org",
    "\u043a.issa@example.org",
    "k.i\u017fsa@example.org",
    "k.is\u017fa@example.org",
    "k.i\u00dfa@example.org",
    "k.\u0131ssa@example.org",
    "k.\u0130ssa@example.org",
    "k.iss\u0430@example.org",
    "k.iss\u00aa@example.org",
    "k\u2024issa@example.org",
    "k.issa\u200b@example.org",
    "k.issa\u00ad@example.org",
    "k.issa@ex\u0430mple.org",
    "k.issa@example.\u03bfrg",
    "k.issa+x@example.org",
    "kissa@example.org",
  ]
  for (const [n, email] of alike.entries()) {
    service.person = { sub: `eve-${n}`, name: "Eve", email, email_verified: true, sid: `eve-${n}` }
    const eve = await signInByService(panel.url, service, { "x-forwarded-for": `10.8.0.${n}` }).catch(() => "")
    tries.note("A6 by a service", email, eve !== "" && (await seatOf(eve)) === member)
    const before = letters.length
    const asked = await send("/api/sign-in/link", { email })
    if (asked.status === 200) await letter(before).catch(() => undefined)
    // the letter of the look-alike goes to its own mailbox, and opens an account of its own
    const sent = letters.slice(before)
    tries.note(
      "A6 a letter to the owner's mailbox",
      email,
      sent.some(({ to }) => to === own),
    )
    for (const { text } of sent) {
      const opening = { token: /sign-in#(\S+)/.exec(text)?.[1] ?? "", request: asked.answer["request"] }
      const opened = await send("/api/sign-in/link/open", opening)
      tries.note("A6 by a letter", email, (await seatOf(opened.cookie)) === member)
    }
  }
  // the same address in capitals is the owner's, so the attack could have been seen
  service.person = { sub: "ann", name: "Ann", email: own.toUpperCase(), email_verified: true, sid: "again" }
  expect(await seatOf(await signInByService(panel.url, service))).toBe(member)
  await annotate(JSON.stringify(tries.counts))
  expect(tries.successes).toEqual([])
})
