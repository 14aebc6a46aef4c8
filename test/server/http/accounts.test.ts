import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import type { Letter, Mail } from "../../../server/ports/host/mail.ts"
import type { AccountAnswer, SignedIn } from "../../../shared/contract/queries/people/accounts.ts"
import type { CodeAsked, InvitePreview, ReturnPreview } from "../../../shared/contract/queries.ts"
import { until } from "../../kit/clocks/until.ts"
import { Person } from "../../kit/people/person.ts"
import { accountAtDoor } from "../../kit/people/ways.ts"
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
const sent = (n: number) => until(() => letters.length >= n, `letter ${n}`)
const ask = async (email: string, more: object = {}) => {
  const before = letters.length
  const asked = await send<CodeAsked>("/api/sign-in/link", { email, ...more })
  await sent(before + 1)
  const text = letters.at(-1)?.text ?? ""
  return { ...asked, token: /sign-in#(\S+)/.exec(text)?.[1] ?? "", code: /^\d{3} \d{3}$/m.exec(text)?.[0] ?? "" }
}
type Asked = Pick<Awaited<ReturnType<typeof ask>>, "token" | "answer">
/** Opens the link in the browser that asked for it, or in one that has another request. */
const open = ({ token, answer }: Asked, cookie = "", request = answer.request) =>
  send<SignedIn>("/api/sign-in/link/open", { token, request }, cookie)
const typed = (request: string, code: string) => send<SignedIn>("/api/sign-in/link/code", { request, code })
const signIn = async (email: string, cookie = "") => (await open(await ask(email), cookie)).cookie
const account = async (cookie: string) => (await send<AccountAnswer>("/api/account", null, cookie, "GET")).answer
const seated = async (cookie: string) => {
  const response = await fetch(`${panel.url}/api/workspaces/panel`, { headers: { cookie } })
  return ((await response.json()) as { me?: { member: string | null } }).me?.member
}
/** Joins, and says on the page that the account which is signed in there keeps the seat. */
const join = async (who: string, cookie = "") => {
  const account = cookie === "" ? "" : await accountAtDoor(panel.url, panel.tokens[who], cookie)
  return send("/api/join", { token: panel.tokens[who], name: who, account }, cookie)
}
const keep = (cookie: string) => send("/api/account/seats", { slug: "panel" }, cookie)

describe("a sign-in link", () => {
  test("is not used by opening it, and works once", async () => {
    const asked = await ask("ann@example.org")
    const { token, answer, code } = asked
    const look = (request = "") => send("/api/sign-in/link/preview", { token, request })
    for (let n = 0; n < 3; n++) expect((await look()).answer).toEqual({ email: "", own: false })
    expect((await look(answer.request)).answer).toEqual({ email: "ann@example.org", own: true })
    expect((await open(asked)).status).toBe(200)
    expect([(await open(asked)).code, (await look()).code]).toEqual(["link-ended", "link-ended"])
    expect((await typed(answer.request, code)).code).toBe("code-wrong")
  })

  test("opens beside a mail server that reads it at the same moment", async () => {
    for (let n = 0; n < 5; n++) {
      const asked = await ask(`ann${n}@example.org`)
      const looks = [1, 2, 3].map(() => send("/api/sign-in/link/preview", { token: asked.token, request: "" }))
      expect([(await open(asked)).status, await Promise.all(looks)]).toMatchObject([200, [{}, {}, {}]])
      expect((await open(asked)).code).toBe("link-ended")
    }
  })

  test("signs in only in the browser that asked, whoever is signed in where it is opened (DOMAIN SI6)", async () => {
    const mine = (await join("panelist1")).cookie
    const asked = await ask("eve@example.org")
    const other = (await ask("ann@example.org")).answer.request
    for (const [cookie, request] of [
      ["", ""],
      ["", "made-up-by-a-victim"],
      ["", other],
      [mine, ""],
      [mine, other],
    ])
      expect((await open(asked, cookie, request)).code).toBe("link-elsewhere")
    expect((await account(mine)).account).toBeNull()
    // the link was not used, and opens where it was asked for
    expect((await open(asked)).status).toBe(200)
  })

  test("proves the mailbox to which it was mailed and no other, whichever request its browser continues", async () => {
    for (const victim of ["ann@example.org", "ANN@example.org"]) {
      const mine = await ask(`eve${letters.length}@example.org`)
      const { request } = mine.answer
      // the browser asks for a letter to somebody else under the name of its own request
      await ask(victim, { request })
      expect((await send("/api/sign-in/link/preview", { token: mine.token, request })).code).toBe("link-ended")
      const opened = await open(mine)
      expect([opened.code, (await account(opened.cookie)).account]).toEqual(["link-ended", null])
    }
    // a second letter to the same mailbox leaves the first one's link as it is
    const first = await ask("Ben@example.org")
    await ask("ben@example.org", { request: first.answer.request })
    expect((await account((await open(first)).cookie)).account?.email).toBe("ben@example.org")
  })

  test("is over after 15 minutes", async () => {
    const asked = await ask("ann@example.org")
    now += 15 * 60_000
    expect((await open(asked)).code).toBe("link-ended")
    expect((await typed(asked.answer.request, asked.code)).code).toBe("code-wrong")
  })

  test("gets the same answer for a known and an unknown address, and for one that got too many", async () => {
    const shapes = []
    for (let n = 0; n < 7; n++) {
      const { status, answer } = await send<CodeAsked>("/api/sign-in/link", { email: "ann@example.org" })
      shapes.push([status, Object.keys(answer).toSorted()])
    }
    expect(new Set(shapes.map(one => JSON.stringify(one))).size).toBe(1)
    // letters go out in the order in which they were asked for
    await ask("ben@example.org")
    expect(letters.map(({ to }) => to)).toEqual([...Array<string>(5).fill("ann@example.org"), "ben@example.org"])
  })

  test("is asked for with an address", async () => {
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
      expect((await open(await ask(`a${letters.length}@example.org`, { to }))).answer.to).toBe("/")
  })

  test("keeps a page of this server", async () => {
    expect((await open(await ask("ann@example.org", { to: "/w/panel/s/abc" }))).answer.to).toBe("/w/panel/s/abc")
  })

  test("names this server by its own address, whatever host the request names", async () => {
    await fetch(`${panel.url}/api/sign-in/link`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-host": "evil.example" },
      body: JSON.stringify({ email: "ann@example.org" }),
    })
    await sent(1)
    expect(letters[0]?.text).toContain(`${panel.url}/sign-in#`)
    expect(letters[0]?.text).not.toContain("evil")
  })

  test("that nobody was sent counts as a guess", async () => {
    const codes = []
    const { answer } = await ask("ann@example.org")
    for (let n = 0; n < 62; n++) codes.push((await open({ token: `guess-${n}`, answer })).code)
    expect([codes[0], codes[61]]).toEqual(["link-ended", "too-fast"])
  })
})

describe("a sign-in code", () => {
  /** A code that is not this one. */
  const wrongFor = (code: string) => (code === "000 000" ? "000 001" : "000 000")

  test("signs in where the letter was asked for, wherever the letter is read, and ends its link", async () => {
    const asked = await ask("ann@example.org", { to: "/me" })
    const opened = await typed(asked.answer.request, ` ${asked.code} `)
    expect([opened.status, opened.answer.to]).toEqual([200, "/me"])
    expect((await account(opened.cookie)).account?.email).toBe("ann@example.org")
    expect((await open(asked)).code).toBe("link-ended")
    expect((await typed(asked.answer.request, asked.code)).code).toBe("code-wrong")
  })

  test("opens nothing with another browser's request, and ends after five wrong tries with its link", async () => {
    const asked = await ask("ann@example.org")
    const other = await ask("eve@example.org")
    expect((await typed(other.answer.request, asked.code)).code).toBe("code-wrong")
    for (let n = 0; n < 5; n++)
      expect((await typed(asked.answer.request, wrongFor(asked.code))).code).toBe("code-wrong")
    expect((await typed(asked.answer.request, asked.code)).code).toBe("code-wrong")
    expect((await open(asked)).code).toBe("link-ended")
  })

  test("is the same in a second letter to the browser, which adds no tries", async () => {
    const first = await ask("ann@example.org")
    const { request } = first.answer
    for (let n = 0; n < 4; n++) await typed(request, wrongFor(first.code))
    const second = await ask("ann@example.org", { request })
    expect([second.answer.request, second.code]).toEqual([request, first.code])
    await typed(request, wrongFor(first.code))
    expect((await typed(request, first.code)).code).toBe("code-wrong")
  })

  test("is in the letters that a mailbox gets: asking again adds no tries beyond their limit", async () => {
    const asked: CodeAsked[] = []
    for (let n = 0; n < 30; n++)
      asked.push((await send<CodeAsked>("/api/sign-in/link", { email: "ann@example.org" })).answer)
    await sent(5)
    const codes = letters.map(({ text }) => /^\d{3} \d{3}$/m.exec(text)?.[0] ?? "")
    let opened = 0
    for (const { request } of asked.slice(5))
      for (const code of codes) if ((await typed(request, code)).status === 200) opened++
    expect([letters.length, opened]).toEqual([5, 0])
  })

  test("continues no request that keeps something else", async () => {
    const cookie = await signIn("ann@example.org")
    const [here] = (await account(cookie)).account?.signIns ?? []
    for (const name of [`fresh ${here?.id}`, "short", "link "])
      expect((await send("/api/sign-in/link", { email: "eve@example.org", request: name })).code).toBe("bad-input")
    expect((await typed(`fresh ${here?.id}`, "000 000")).code).toBe("code-wrong")
    expect((await account(cookie)).account?.proved).toBe(true)
  })
})

describe("joining in a browser in which an account is signed in", () => {
  const sit = (who: string, cookie: string, account?: string) =>
    send("/api/join", { token: panel.tokens[who], name: who, account }, cookie)
  const preview = async (who: string, cookie: string) =>
    (await send<InvitePreview>("/api/join/preview", { token: panel.tokens[who] }, cookie)).answer.account.signedIn

  test("gives no seat to the account unless the person says so, and takes the browser out of it", async () => {
    const eve = await signIn("eve@example.org")
    const { cookie } = await sit("panelist1", eve)
    expect(await account(cookie)).toMatchObject({ account: null, free: [{ slug: "panel" }] })
    const away = await signIn("eve@example.org")
    expect([(await account(away)).account?.seats, await seated(away)]).toEqual([[], undefined])
    // its owner neither lists nor ends the sign-in that now holds the seat
    await send("/api/account/end", { id: "others" }, away)
    expect(await seated(cookie)).toBeTruthy()
  })

  test("leaves that account also where the answer was lost and the page joins again", async () => {
    const eve = await signIn("eve@example.org")
    const attempt = { token: panel.tokens["panelist1"], name: "panelist1", nonce: "an-attempt-of-the-page" }
    await send("/api/join", attempt, eve)
    const again = await send("/api/join", attempt, eve)
    expect([again.status, (await account(again.cookie)).account]).toEqual([200, null])
    const elsewhere = await signIn("eve@example.org")
    await send("/api/account/end", { id: "others" }, elsewhere)
    expect(await seated(again.cookie)).toBeTruthy()
    // an account keeps the seat if its owner says so both times
    const ann = await signIn("ann@example.org")
    const hers = { token: panel.tokens["panelist2"], name: "panelist2", nonce: "an-attempt-of-hers-here" }
    const kept = { ...hers, account: await accountAtDoor(panel.url, hers.token, ann) }
    await send("/api/join", kept, ann)
    const back = await send("/api/join", kept, ann)
    expect((await account(back.cookie)).account).toMatchObject({ email: "ann@example.org", seats: [{ slug: "panel" }] })
  })

  test("shows whose account it is, and whether somebody signed in to it here a moment ago", async () => {
    const ann = await signIn("ann@example.org")
    expect(await preview("panelist1", ann)).toMatchObject({ email: "ann@example.org", proved: true })
    now += 15 * 60_000
    expect(await preview("panelist1", ann)).toMatchObject({ email: "ann@example.org", proved: false })
  })

  test("is refused with an account that is not the one which is signed in", async () => {
    const ann = await preview("panelist1", await signIn("ann@example.org"))
    for (const cookie of [await signIn("eve@example.org"), ""])
      expect((await sit("panelist1", cookie, ann?.id)).code).toBe("account-changed")
    expect((await sit("panelist1", "")).status).toBe(200)
  })

  test("keeps the seat once the person has said so, also long after the sign-in", async () => {
    const ann = await signIn("ann@example.org")
    now += 86_400_000
    const { cookie } = await sit("panelist1", ann, (await preview("panelist1", ann))?.id)
    expect((await account(cookie)).account?.seats).toMatchObject([{ name: "panelist1" }])
  })

  test("is like coming back by a return link: an account that was not proved here leaves the browser", async () => {
    const owner = await join("panelist1")
    const made = await send<{ token: string }>("/api/workspaces/panel/return-link", {}, owner.cookie)
    const back = (cookie: string) => send("/api/return", { token: made.answer.token }, cookie)
    const leaves = async (cookie: string) =>
      (await send<ReturnPreview>("/api/return/preview", { token: made.answer.token }, cookie)).answer.leaves?.email
    const eve = await signIn("eve@example.org")
    expect(await leaves(eve)).toBeUndefined()
    expect((await account((await back(eve)).cookie)).account).toMatchObject({ seats: [] })
    const later = await signIn("eve@example.org")
    now += 15 * 60_000
    expect(await leaves(later)).toBe("eve@example.org")
    const { cookie } = await back(later)
    expect([(await account(cookie)).account, await seated(cookie)]).toEqual([null, await seated(owner.cookie)])
  })
})

describe("the end of a sign-in", () => {
  test("closes its pages and refuses their commands and what they write", async () => {
    const owner = await panel.join("panelist1")
    await keep(await signIn("ann@example.org", owner.cookie))
    const away = await open(await ask("ann@example.org"))
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
    const opened = await open(await ask("Ann@Example.org"))
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
    const opened = await open(await ask("ann@example.org"), cookie)
    expect(opened.answer).toMatchObject({ seats: [], others: [{ slug: "panel", name: "panelist2" }] })
    expect(await seated(opened.cookie)).toBe(held)
  })

  test("opens nothing once its owner was removed", async () => {
    const moderator = await panel.join("moderator1")
    const { cookie } = await join("panelist1", await signIn("ann@example.org"))
    const member = (await seated(cookie)) ?? ""
    await moderator.do("remove-member", { member, reason: "left" })
    const opened = await open(await ask("ann@example.org"))
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
