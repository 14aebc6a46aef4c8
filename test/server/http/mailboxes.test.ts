import { randomBytes } from "node:crypto"
import { readFile } from "node:fs/promises"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { memoryLimits } from "../../../server/adapters/limits.ts"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { sessionCookie } from "../../../server/http/entering/cookie.ts"
import { MailedCodes } from "../../../server/http/entering/mailedCodes.ts"
import { LetterLimits } from "../../../server/letters/invitation/letterLimits.ts"
import type { Letter, Mail } from "../../../server/ports/host/mail.ts"
import { limits } from "../../../shared/contract/limits.ts"
import { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

describe("over HTTP", () => {
  let panel: ServedPanel
  let letters: Letter[]
  const mail: Mail = { send: async letter => void letters.push(letter), close: () => {} }
  beforeEach(async () => {
    letters = []
    panel = await servePanel({ mail })
  })
  afterEach(() => panel.end())

  /** Sends from a network of its own, with cookies; returns the cookies that the answer sets. */
  const send = async (path: string, body: object, { network = "192.0.2.1", cookie = "", method = "POST" } = {}) => {
    const headers = { "content-type": "application/json", "x-forwarded-for": network, ...(cookie && { cookie }) }
    const response = await fetch(panel.url + path, { method, headers, body: JSON.stringify(body) })
    const set = response.headers.getSetCookie().map(one => one.split(";")[0] ?? "")
    const answer = (await response.json()) as { request?: string; error?: { code: string } }
    return { status: response.status, set, answer, code: answer.error?.code ?? "" }
  }
  const to = (email: string) => letters.filter(one => one.to === email).length
  const arrived = (email: string, n: number) => expect.poll(() => to(email)).toBe(n)
  const asks = (email: string, network: string, cookie = "") =>
    send("/api/sign-in/link", { email }, { network, cookie })
  /** Signs in by a letter, and returns the mark that this leaves in the browser. */
  const markOf = async (email: string) => {
    const before = to(email)
    const { answer } = await asks(email, "192.0.2.1")
    await arrived(email, before + 1)
    const token = /sign-in#(\S+)/.exec(letters.at(-1)?.text ?? "")?.[1] ?? ""
    const { set } = await send("/api/sign-in/link/open", { token, request: answer.request })
    return set.find(one => one.startsWith("plenary_known=")) ?? ""
  }

  test("one stranger uses up their own letters to a mailbox, and nobody else's", async () => {
    for (let n = 0; n < 8; n++) expect((await asks("ann@example.org", "198.51.100.7")).status).toBe(200)
    await arrived("ann@example.org", 5)
    await asks("ann@example.org", "203.0.113.9")
    await arrived("ann@example.org", 6)
  })

  test("many strangers fill no mailbox, and do not lock out the browser that its owner has used before", async () => {
    const mark = await markOf("ann@example.org")
    const others = await markOf("ben@example.org")
    expect([mark, others]).toEqual([expect.stringMatching(/^plenary_known=\S+/), expect.stringMatching(/=\S+/)])
    for (let n = 0; n < 20; n++) await asks("ann@example.org", `198.51.100.${n}`)
    await arrived("ann@example.org", 10)
    // a browser that is new, one that is known for another mailbox, and one with a made-up mark
    const forged = `plenary_known=${randomBytes(12).toString("base64url")}.${randomBytes(32).toString("base64url")}`
    for (const cookie of ["", others, forged]) await asks("ann@example.org", "203.0.113.1", cookie)
    await asks("ann@example.org", "203.0.113.2", mark)
    await arrived("ann@example.org", 11)
    for (let n = 0; n < 9; n++) await asks("ann@example.org", "203.0.113.2", mark)
    await arrived("ann@example.org", 15)
  })

  test("what is added to a browser's mark gives no further letters", async () => {
    const mark = await markOf("ann@example.org")
    for (let n = 0; n < 7; n++) await asks("ann@example.org", `203.0.113.${n}`, mark)
    await arrived("ann@example.org", 6)
    // the sixteen who ask after the owner are strangers: nine letters are left of their ten
    for (let n = 0; n < 16; n++) await asks("ann@example.org", `198.51.100.${n}`, `${mark}.${n}`)
    await arrived("ann@example.org", 15)
    await asks("ann@example.org", "203.0.113.99", mark.slice(0, -1))
    await asks("ann@example.org", "203.0.113.99", `${mark}.`)
    expect(to("ann@example.org")).toBe(15)
  })

  test("seats of others do not use up the codes of a browser that is known for the mailbox", async () => {
    const mark = await markOf("ann@example.org")
    const code = async (who: string, known = "") => {
      const { cookie } = await panel.join(who)
      await send("/api/workspaces/panel/address", { email: "ann@example.org" }, { cookie, method: "PUT" })
      const asked: string[] = []
      const both = known === "" ? cookie : `${cookie}; ${known}`
      for (let n = 0; n < 6; n++)
        asked.push((await send("/api/workspaces/panel/address/code", {}, { cookie: both })).code)
      return asked.filter(one => one === "").length
    }
    expect([await code("panelist1"), await code("panelist2")]).toEqual([5, 5])
    expect(await code("panelist3", mark)).toBe(5)
    await arrived("ann@example.org", 16)
  })

  test("a seat's holder confirms an address that strangers write to, and several seats do not fill it", async () => {
    for (let n = 0; n < 20; n++) await asks("ann@example.org", `198.51.100.${n}`)
    await arrived("ann@example.org", 10)
    const codes: string[] = []
    for (const who of ["panelist1", "panelist2", "panelist3"]) {
      const { cookie } = await panel.join(who)
      await send("/api/workspaces/panel/address", { email: "ann@example.org" }, { cookie, method: "PUT" })
      for (let n = 0; n < 5; n++) codes.push((await send("/api/workspaces/panel/address/code", {}, { cookie })).code)
    }
    expect(codes.map(code => code === "")).toEqual([...Array(10).fill(true), ...Array(5).fill(false)])
    await arrived("ann@example.org", 20)
  })

  test("beyond the limit a known and an unknown mailbox get one answer, and the page tells both what to do", async () => {
    await markOf("ann@example.org")
    const shape = async (email: string) => {
      for (let n = 0; n < 20; n++) await asks(email, `198.51.100.${n}`)
      const { status, answer } = await asks(email, "203.0.113.1")
      return [status, Object.keys(answer).toSorted()]
    }
    expect(await shape("ann@example.org")).toEqual(await shape("nobody@example.org"))
    const said = { en: "may have had its letters for today", zh: "数量已达上限", ja: "上限に達している" }
    for (const [lang, limit] of Object.entries(said)) {
      const words = await readFile(new URL(`../../../shared/words/${lang}.json`, import.meta.url), "utf8")
      for (const id of ["account.sentHelp", "return.sent"]) expect(words).toMatch(new RegExp(`"${id}": "[^"]*${limit}`))
    }
  })

  test("sixty strangers' letters in a network leave everybody there who has something on this server theirs", async () => {
    const { cookie } = await panel.join("panelist1")
    await send("/api/workspaces/panel/address", { email: "seat@example.org" }, { cookie, method: "PUT" })
    await panel.instance.invitations.list({
      workspace: (await panel.instance.directory.workspaces())[0]?.id ?? WorkspaceId.parse(""),
      member: MemberId.parse("invited"),
      email: "invited@example.org",
      by: "",
      zone: "",
    })
    await markOf("account@example.org")
    const before = letters.length
    const answers: string[] = []
    for (let n = 0; n < 70; n++) answers.push((await asks(`p${n}@example.org`, "198.51.100.7")).code)
    // the answer tells nobody that the limit is reached
    expect(new Set(answers)).toEqual(new Set([""]))
    await expect.poll(() => letters.length).toBe(before + 60)
    for (const email of ["Seat@example.org", "invited@example.org", "account@example.org"]) {
      const had = to(email)
      await asks(email, "198.51.100.7")
      await arrived(email, had + 1)
    }
    await asks("stranger@example.org", "198.51.100.7")
    await asks("signed-in@example.org", "198.51.100.7", cookie)
    await arrived("signed-in@example.org", 1)
    expect(to("stranger@example.org")).toBe(0)
  })

  test("the answer waits neither for a limit nor for what the database knows of the mailbox", async () => {
    const never = () => new Promise<never>(() => {})
    const { directory, accounts } = panel.instance
    const [holdsMailbox, ofEmail, seatsOfAddress, secret] = [
      directory.holdsMailbox,
      accounts.ofEmail,
      directory.seatsOfAddress,
      directory.secret,
    ]
    Object.assign(directory, { holdsMailbox: never, seatsOfAddress: never, secret: never })
    Object.assign(accounts, { ofEmail: never })
    const known = "plenary_known=aaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    for (const path of ["/api/sign-in/link", "/api/return/code"])
      for (const cookie of ["", known]) {
        const { status, answer } = await send(path, { email: "ann@example.org" }, { cookie })
        expect([path, status, Object.keys(answer)]).toEqual([path, 200, ["request"]])
      }
    Object.assign(directory, { holdsMailbox, seatsOfAddress, secret })
    Object.assign(accounts, { ofEmail })
  })

  test("an address is set as often as commands are sent, and not more often", async () => {
    const { cookie } = await panel.join("panelist1")
    const set = async (email: string) =>
      (await send("/api/workspaces/panel/address", { email }, { cookie, method: "PUT" })).code
    const codes = await Promise.all(Array.from({ length: limits.commandsPer10s }, () => set("no address")))
    expect(new Set(codes)).toEqual(new Set(["bad-input"]))
    expect(await set("ann@example.org")).toBe("too-fast")
  })
})

describe("by the clock", () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }))
  afterEach(() => void vi.useRealTimers())
  const hour = 3_600_000
  /** How many of so many letters are sent. */
  const sent = async (most: number, ask: () => Promise<unknown>) => {
    let count = 0
    for (let n = 0; n < most; n++) if ((await ask()) === true) count += 1
    return count
  }
  const mailed = () =>
    new MailedCodes({
      accounts: { ofEmail: async () => null },
      addresses: { of: ({ headers }: { headers: Record<string, string> }) => headers["network"] },
      clock: systemClock,
      codes: {},
      cookie: sessionCookie(null),
      directory: { holdsMailbox: async () => true, secret: async () => "secret" },
      limits: memoryLimits,
      mail: null,
      seats: { signIn: async () => null },
      failed: () => "",
    } as unknown as ConstructorParameters<typeof MailedCodes>[0])
  const from = (network: string) => ({ headers: {}, network })

  test("a mailbox gets five letters an hour and ten a day from one stranger, ten and twenty from all", async () => {
    const codes = mailed()
    const asked = (network: string) => sent(12, () => codes.mayAsk(from(network), "Ann@example.org"))
    expect([await asked("one"), await asked("two"), await asked("three")]).toEqual([5, 5, 0])
    await vi.advanceTimersByTimeAsync(hour)
    expect([await asked("one"), await asked("two")]).toEqual([5, 5])
    await vi.advanceTimersByTimeAsync(hour)
    expect([await asked("one"), await asked("four")]).toEqual([0, 0])
    await vi.advanceTimersByTimeAsync(24 * hour)
    expect([await asked("one"), await asked("four")]).toEqual([5, 5])
  })

  test("strangers who use up a mailbox leave the codes that its owner's return link asks for", async () => {
    const codes = mailed()
    for (const network of ["one", "two", "three"]) await sent(12, () => codes.mayAsk(from(network), "ann@example.org"))
    expect(await sent(1, () => codes.mayAsk(from("four"), "ann@example.org"))).toBe(0)
    const workspace = WorkspaceId.parse("0b1e5a8e-0000-4000-8000-000000000001")
    expect(await sent(12, () => codes.mayReturn(workspace, MemberId.parse("member-1")))).toBe(5)
  })

  test("a letter of invitation follows its mailbox, whatever stood between two of them", async () => {
    const mailboxes = new LetterLimits(memoryLimits)
    const workspace = WorkspaceId.parse("0b1e5a8e-0000-4000-8000-000000000001")
    const seat = (n: number) => ({ workspace, member: MemberId.parse(`member-${n}`) })
    const one = () => mailboxes.take(seat(1), "Ann@example.org")
    expect(await sent(9, one)).toBe(3)
    expect(await mailboxes.take(seat(1), "ben@example.org")).toBe(true)
    const several = await sent(1, () => mailboxes.take(seat(1), "ANN@example.org"))
    expect(several).toBe(0)
    let member = 2
    expect(await sent(30, () => mailboxes.take(seat(member++), "ann@example.org"))).toBe(17)
    await vi.advanceTimersByTimeAsync(24 * hour)
    expect(await sent(9, one)).toBe(3)
  })
})
