import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import type { Letter, Mail } from "../../../server/ports/host/mail.ts"
import type { AccountAnswer, LinkAsked, SignedIn } from "../../../shared/contract/queries/people/accounts.ts"
import { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let letters: Letter[]
let now: number
const clock = { ...systemClock, now: () => now }
const mail: Mail = { send: async letter => void letters.push(letter), close: () => {} }
beforeEach(async () => {
  letters = []
  now = Date.now() + 60_000
  panel = await servePanel({ mail, clock })
})
afterEach(() => panel.end())

const agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each caller names the answer of its route
const send = async <T = object>(path: string, body: object | null, cookie = "", method = "POST") => {
  const headers = { "content-type": "application/json", "user-agent": agent, ...(cookie && { cookie }) }
  const response = await fetch(panel.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  const set = response.headers.getSetCookie()[0]?.split(";")[0] ?? ""
  const answer = (await response.json()) as T & { error?: { code: string } }
  return { status: response.status, cookie: set, answer, code: answer.error?.code ?? "" }
}
const until = async (n: number) => {
  const end = Date.now() + 3_000
  while (letters.length < n && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 5))
}
const ask = async (email: string, more: object = {}) => {
  const before = letters.length
  const asked = await send<LinkAsked>("/api/sign-in/link", { email, ...more })
  await until(before + 1)
  return { ...asked, token: /sign-in#(\S+)/.exec(letters.at(-1)?.text ?? "")?.[1] ?? "" }
}
const open = (token: string, cookie = "", request = "") =>
  send<SignedIn>("/api/sign-in/link/open", { token, request }, cookie)
const signIn = async (email: string, cookie = "") => {
  const { token, answer } = await ask(email)
  return (await open(token, cookie, answer.request)).cookie
}
const account = async (cookie: string) => (await send<AccountAnswer>("/api/account", null, cookie, "GET")).answer
const seated = async (cookie: string) => {
  const response = await fetch(`${panel.url}/api/workspaces/panel`, { headers: { cookie } })
  return ((await response.json()) as { me?: { member: string | null } }).me?.member
}
const join = (who: string, cookie = "") => send("/api/join", { token: panel.tokens[who], name: who }, cookie)
const keep = (cookie: string) => send("/api/account/seats", { slug: "panel" }, cookie)

describe("a sign-in link", () => {
  test("is not used by opening it, and works once", async () => {
    const { token, answer } = await ask("ann@example.org")
    const look = (request = "") => send("/api/sign-in/link/preview", { token, request })
    for (let n = 0; n < 3; n++)
      expect((await look()).answer).toEqual({ email: "ann@example.org", compare: answer.compare, own: false })
    expect((await look(answer.request)).answer).toMatchObject({ own: true })
    expect((await open(token)).status).toBe(200)
    expect([(await open(token)).code, (await look()).code]).toEqual(["link-ended", "link-ended"])
  })

  test("opens beside a mail server that reads it at the same moment", async () => {
    for (let n = 0; n < 5; n++) {
      const { token } = await ask(`ann${n}@example.org`)
      const looks = [1, 2, 3].map(() => send("/api/sign-in/link/preview", { token, request: "" }))
      expect([(await open(token)).status, await Promise.all(looks)]).toMatchObject([200, [{}, {}, {}]])
      expect((await open(token)).code).toBe("link-ended")
    }
  })

  test("that another browser asked for does not take over a browser that is signed in (DOMAIN SI6)", async () => {
    const mine = (await join("panelist1")).cookie
    const { token, answer } = await ask("eve@example.org")
    expect((await open(token, mine)).code).toBe("link-elsewhere")
    expect((await account(mine)).account).toBeNull()
    // the link was not used, and opens where it was asked for, and where nobody is signed in
    expect((await open(token, "", answer.request)).status).toBe(200)
  })

  test("is over after 15 minutes", async () => {
    const { token } = await ask("ann@example.org")
    now += 15 * 60_000
    expect((await open(token)).code).toBe("link-ended")
  })

  test("gets the same answer for a known and an unknown address, and for one that got too many", async () => {
    const shapes = []
    for (let n = 0; n < 7; n++) {
      const { status, answer } = await send<LinkAsked>("/api/sign-in/link", { email: "ann@example.org" })
      shapes.push([status, Object.keys(answer).toSorted()])
    }
    expect(new Set(shapes.map(one => JSON.stringify(one))).size).toBe(1)
    await until(6)
    expect(letters.length).toBe(5)
  })

  test("that a sender asks for too often is refused, and so is one without an address", async () => {
    const codes = []
    for (let n = 0; n < 61; n++) codes.push((await send("/api/sign-in/link", { email: `p${n}@example.org` })).code)
    expect([codes.slice(0, 60).every(code => code === ""), codes[60]]).toEqual([true, "too-fast"])
    expect((await send("/api/sign-in/link", { email: "no address" })).code).toBe("bad-input")
  })

  test("leads to a page of this server alone", async () => {
    for (const to of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "/w/../../evil",
      "javascript:1",
      "/api/leave",
    ])
      expect((await open((await ask(`a${letters.length}@example.org`, { to })).token)).answer.to).toBe("/")
  })

  test("keeps a page of this server", async () => {
    const { token } = await ask("ann@example.org", { to: "/w/panel/s/abc" })
    expect((await open(token)).answer.to).toBe("/w/panel/s/abc")
  })

  test("names this server by its own address, whatever host the request names", async () => {
    await fetch(`${panel.url}/api/sign-in/link`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-host": "evil.example" },
      body: JSON.stringify({ email: "ann@example.org" }),
    })
    await until(1)
    expect(letters[0]?.text).toContain(`${panel.url}/sign-in#`)
    expect(letters[0]?.text).not.toContain("evil")
  })

  test("that nobody was sent counts as a guess", async () => {
    const codes = []
    for (let n = 0; n < 62; n++) codes.push((await open(`guess-${n}`)).code)
    expect([codes[0], codes[61]]).toEqual(["link-ended", "too-fast"])
  })
})

describe("the end of a sign-in", () => {
  test("closes its pages and refuses their commands and what they write", async () => {
    const owner = await panel.join("panelist1")
    await keep(await signIn("ann@example.org", owner.cookie))
    const away = await open((await ask("ann@example.org")).token)
    const page = await Person.sit(panel.url, away.cookie, "panel")
    const closed = new Promise<void>(resolve => page.socket.once("disconnect", () => resolve()))
    await send("/api/account/end", { id: "all" }, away.cookie)
    await closed
    expect(await page.do("ask-floor", { session: panel.session }).catch(() => "refused")).toBe("refused")
    expect(await seated(away.cookie)).toBeUndefined()
  })
})

describe("an account", () => {
  test("keeps a seat that is taken while its owner is signed in, and opens it on another device", async () => {
    const here = await signIn("ann@example.org")
    const joined = await join("panelist1", here)
    expect((await account(joined.cookie)).account?.seats).toMatchObject([{ slug: "panel", name: "panelist1" }])
    const opened = await open((await ask("Ann@Example.org")).token)
    expect(opened.answer.seats).toMatchObject([{ workspace: "panel", role: "panelist" }])
    expect(await seated(opened.cookie)).toBe(await seated(joined.cookie))
  })

  test("keeps a seat of before only when its owner says so", async () => {
    const { cookie } = await join("panelist1")
    const both = await signIn("ann@example.org", cookie)
    expect(await seated(both)).toBeTruthy()
    expect(await account(both)).toMatchObject({ account: { seats: [] }, free: [{ slug: "panel" }] })
    expect(await seated(await signIn("ann@example.org"))).toBeUndefined()
    expect((await keep(both)).answer).toMatchObject({ account: { seats: [{ slug: "panel" }] }, free: [] })
    expect(await seated(await signIn("ann@example.org"))).toBe(await seated(both))
  })

  test("gets no seat because its address is the address of a seat", async () => {
    const owner = await join("panelist1")
    await send("/api/workspaces/panel/address", { email: "ann@example.org" }, owner.cookie, "PUT")
    expect(await seated(await signIn("ann@example.org"))).toBeUndefined()
  })

  test("gets no seat that another account keeps", async () => {
    const first = await signIn("ann@example.org")
    await join("panelist1", first)
    const { cookie } = await join("panelist2", await signIn("ben@example.org"))
    expect((await account(cookie)).account?.seats).toMatchObject([{ name: "panelist2" }])
    expect((await send("/api/account/seats", { slug: "none" }, cookie)).code).toBe("no-access")
    expect((await send("/api/account/seats", { slug: "panel" })).code).toBe("sign-in")
  })

  test("does not pass its seats to the next person at the same browser", async () => {
    const ann = (await join("panelist1", await signIn("ann@example.org"))).cookie
    const ben = await signIn("ben@example.org", ann)
    expect([await seated(ben), await seated(ann)]).toEqual([undefined, undefined])
  })

  test("leaves the seat of somebody else that the browser holds", async () => {
    await join("panelist1", await signIn("ann@example.org"))
    const { cookie } = await join("panelist2")
    const held = await seated(cookie)
    const { token, answer } = await ask("ann@example.org")
    const opened = await open(token, cookie, answer.request)
    expect(opened.answer).toMatchObject({ seats: [], others: [{ slug: "panel", name: "panelist2" }] })
    expect(await seated(opened.cookie)).toBe(held)
  })

  test("opens nothing once its owner was removed", async () => {
    const moderator = await panel.join("moderator1")
    const { cookie } = await join("panelist1", await signIn("ann@example.org"))
    const member = (await seated(cookie)) ?? ""
    await moderator.do("remove-member", { member, reason: "left" })
    const opened = await open((await ask("ann@example.org")).token)
    expect([opened.answer.seats, await seated(opened.cookie), await seated(cookie)]).toEqual([[], undefined, undefined])
  })

  test("lists its sign-ins in plain words, and ends one, the others, or all", async () => {
    const cookies = [await signIn("ann@example.org"), await signIn("ann@example.org"), await signIn("ann@example.org")]
    const [one = "", two = "", three = ""] = cookies
    const listed = (await account(one)).account?.signIns ?? []
    expect(listed.map(({ device }) => device)).toEqual(Array.from({ length: 3 }, () => "Firefox · Windows"))
    expect(listed.filter(({ here }) => here).length).toBe(1)
    expect(JSON.stringify(listed)).not.toContain("127.0.0.1")
    const end = (id: string, by: string) => send<AccountAnswer>("/api/account/end", { id }, by)
    const other = (await account(two)).account?.signIns.find(({ here }) => here)?.id ?? ""
    expect((await end(other, one)).answer.account?.signIns.length).toBe(2)
    expect((await account(two)).account).toBeNull()
    expect((await end(other, one)).code).toBe("not-found")
    await end("others", one)
    expect([(await account(three)).account, (await account(one)).account?.signIns.length]).toEqual([null, 1])
    await end("all", one)
    expect((await account(one)).account).toBeNull()
  })

  test("lists no sign-in that has expired, and cannot end one", async () => {
    await signIn("ann@example.org")
    now += 101 * 86_400_000
    const later = await signIn("ann@example.org")
    const listed = (await account(later)).account?.signIns ?? []
    expect(listed.map(({ here }) => here)).toEqual([true])
  })

  test("ends nobody else's sign-in", async () => {
    const [ann, ben] = [await signIn("ann@example.org"), await signIn("ben@example.org")]
    const id = (await account(ben)).account?.signIns[0]?.id ?? ""
    expect((await send("/api/account/end", { id }, ann)).code).toBe("not-found")
    expect((await account(ben)).account).not.toBeNull()
  })

  test("ends a page's connection and its commands together with the sign-in", async () => {
    const owner = await panel.join("panelist1")
    const cookie = await signIn("ann@example.org", owner.cookie)
    await keep(cookie)
    const again = await signIn("ann@example.org")
    expect(await seated(again)).toBe(owner.member)
    await send("/api/account/end", { id: "others" }, again)
    expect([await seated(cookie), await seated(again)]).toEqual([undefined, owner.member])
  })

  test("says a name and an affiliation, and is deleted with the seats left where they are", async () => {
    const { cookie } = await join("panelist1", await signIn("ann@example.org"))
    const said = await send<AccountAnswer>(
      "/api/account",
      { name: " Ann\nX ", affiliation: "Institute" },
      cookie,
      "PUT",
    )
    expect(said.answer.account).toMatchObject({ name: "Ann X", affiliation: "Institute", email: "ann@example.org" })
    const gone = await send<AccountAnswer>("/api/account", null, cookie, "DELETE")
    expect(gone.answer).toMatchObject({ account: null, free: [{ slug: "panel" }] })
    expect(await seated(cookie)).toBeTruthy()
    expect(await seated(await signIn("ann@example.org"))).toBeUndefined()
  })

  test("releases a seat, which then opens nowhere else", async () => {
    const { cookie } = await join("panelist1", await signIn("ann@example.org"))
    const released = await send<AccountAnswer>("/api/account/seats/panel", null, cookie, "DELETE")
    expect(released.answer).toMatchObject({ account: { seats: [] }, free: [{ slug: "panel" }] })
    expect(await seated(await signIn("ann@example.org"))).toBeUndefined()
  })
})
