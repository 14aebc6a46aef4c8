import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { Letter, Mail } from "../../../server/ports/host/mail.ts"
import type { AccountsNeeded } from "../../../shared/contract/queries/people/accounts.ts"
import type { CodeAsked, InvitePreview } from "../../../shared/contract/queries.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { MemberId, RoundId, StatementId, TopicId } from "../../../shared/model/ids.ts"
import { until } from "../../kit/clocks/until.ts"
import { Person } from "../../kit/people/person.ts"
import { accountAtDoor } from "../../kit/people/ways.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let letters: Letter[]
/** a panelist whose seat an account keeps */
let confirmer: Person | null
/** how far, in milliseconds, the clock of the panel is ahead */
let ahead: number
const mail: Mail = { send: async letter => void letters.push(letter), close: () => {} }
beforeEach(async () => {
  letters = []
  confirmer = null
  panel = await servePanel({ mail })
  ahead = 0
  const real = panel.instance.clock.now.bind(panel.instance.clock)
  vi.spyOn(panel.instance.clock, "now").mockImplementation(() => real() + ahead)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await panel.end()
})

const reason = "The host asks for it."
/** Sets the requirement alone, as nobody else could confirm it, and lets the day's notice pass. */
async function requires(moderator: Person): Promise<void> {
  await moderator.do("set-accounts", { required: true, reason })
  ahead += 25 * 3_600_000
}

const agree = { kind: "call", position: "agree", reason: "", remedy: "" } as const

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each caller names the answer of its route
const send = async <T = object>(path: string, body: object | null, cookie = "", method = "POST") => {
  const headers = { "content-type": "application/json", ...(cookie && { cookie }) }
  const response = await fetch(panel.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  const set = response.headers.getSetCookie()[0]?.split(";")[0] ?? ""
  const answer = (await response.json()) as T & { error?: { code: string } }
  return { status: response.status, cookie: set, answer, code: answer.error?.code ?? "" }
}
/** Signs in by a mailed link, in a browser that may hold seats. Returns the browser's cookie. */
async function signIn(email: string, cookie = ""): Promise<string> {
  const before = letters.length
  const { request } = (await send<CodeAsked>("/api/sign-in/link", { email }, cookie)).answer
  await until(() => letters.length > before, "the letter")
  const token = /sign-in#(\S+)/.exec(letters.at(-1)?.text ?? "")?.[1] ?? ""
  return (await send("/api/sign-in/link/open", { token, request }, cookie)).cookie
}
/** Joins, and says on the page that the account which is signed in there keeps the seat. */
const join = async (who: string, cookie = "") => {
  const account = cookie === "" ? "" : await accountAtDoor(panel.url, panel.tokens[who], cookie)
  return send("/api/join", { token: panel.tokens[who], name: who, account }, cookie)
}
const keep = (cookie: string) => send("/api/account/seats", { slug: "panel" }, cookie)
const preview = async (who: string, cookie = "") =>
  (await send<InvitePreview>("/api/join/preview", { token: panel.tokens[who] }, cookie)).answer
const sitting = async (who: string, cookie: string) =>
  panel.tab(await Person.sit(panel.url, cookie, "panel", { member: panel.people[who]! }))
const codeOf = (answered: Awaited<ReturnType<Person["ask"]>>) => (answered.ok ? "ok" : answered.refusal.code)

/** A statement that a moderator proposes and a panelist with an account of her own has confirmed. */
async function proposed(moderator: Person): Promise<StatementId> {
  const { sha256 } = panel.instance
  const text = "Share the data."
  const drafted = await moderator.do("draft-statement", { topic: TopicId.parse(panel.topic), lang: "en", text })
  const statement = StatementId.parse(drafted.made["statement"])
  await moderator.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  confirmer ??= await sitting("panelist4", (await join("panelist4", await signIn("bo@example.org"))).cookie)
  await confirmer.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  return statement
}
async function openCall(moderator: Person, statement: StatementId): Promise<RoundId> {
  const { made } = await moderator.do("open-round", { statement, version: 1, kind: "call" })
  return RoundId.parse(made["round"])
}

describe("a panel that requires an account for the seats that vote (DOMAIN SI11)", () => {
  test("lets nobody take such a seat without an account, and the link stays good", async () => {
    const moderator = await panel.join("moderator1")
    await requires(moderator)
    expect((await join("panelist1")).code).toBe("account-required")
    expect((await preview("panelist1")).account).toMatchObject({ required: true, signedIn: null })
    const cookie = await signIn("ann@example.org")
    expect((await preview("panelist1", cookie)).account).toMatchObject({
      required: true,
      signedIn: { email: "ann@example.org" },
    })
    const joined = await join("panelist1", cookie)
    expect(joined.status).toBe(200)
    // the account keeps the seat, so that its acts count
    const round = await openCall(moderator, await proposed(moderator))
    const ann = await sitting("panelist1", joined.cookie)
    expect(codeOf(await ann.ask("answer-round", { round, seen: 0, answer: agree }))).toBe("ok")
  })

  test("lets in who takes a seat that does not vote", async () => {
    const moderator = await panel.join("moderator1")
    await requires(moderator)
    expect((await preview("observer1")).account.required).toBe(false)
    expect((await join("observer1")).status).toBe(200)
  })

  test("refuses the acts of an elector whose seat no account keeps, until one keeps it", async () => {
    const joined = await join("panelist1")
    const ann = await sitting("panelist1", joined.cookie)
    const moderator = await panel.join("moderator1")
    await requires(moderator)
    const statement = await proposed(moderator)
    const round = await openCall(moderator, statement)
    expect(codeOf(await ann.ask("answer-round", { round, seen: 0, answer: agree }))).toBe("account-due")
    expect(codeOf(await ann.ask("recuse", { statement }))).toBe("account-due")
    const cookie = await signIn("ann@example.org", joined.cookie)
    expect((await keep(cookie)).status).toBe(200)
    const again = await sitting("panelist1", cookie)
    expect(codeOf(await again.ask("answer-round", { round, seen: 0, answer: agree }))).toBe("ok")
  })

  test("lets a seat change hands without an account, since that counts for nothing in a round", async () => {
    const delegate = await sitting("panelist1", (await join("panelist1")).cookie)
    const { made } = await delegate.do("name-alternate", { name: "Ines" })
    panel.people["Ines"] = MemberId.parse(made["member"])
    panel.tokens["Ines"] = String(made["token"])
    const alternate = await sitting("Ines", (await join("Ines")).cookie)
    await delegate.do("seat-alternate", {})
    const moderator = await panel.join("moderator1")
    await requires(moderator)
    expect(codeOf(await alternate.ask("recuse", { statement: await proposed(moderator) }))).toBe("account-due")
    // the alternate gives the seat back, and the delegate hands it over, withdraws the alternate and names another one
    expect(codeOf(await alternate.ask("seat-delegate", {}))).toBe("ok")
    expect(codeOf(await delegate.ask("seat-alternate", {}))).toBe("ok")
    expect(codeOf(await delegate.ask("seat-delegate", {}))).toBe("ok")
    expect(codeOf(await delegate.ask("withdraw-alternate", {}))).toBe("ok")
    expect(codeOf(await delegate.ask("name-alternate", { name: "Jo" }))).toBe("ok")
  })

  test("refuses a ballot of a secret round", async () => {
    const joined = await join("panelist1")
    const moderator = await panel.join("moderator1")
    await requires(moderator)
    const statement = await proposed(moderator)
    const body = { statement, version: 1, kind: "rating", anonymity: "secret" } as const
    const round = String((await moderator.do("open-round", body)).made["round"])
    const collect = (cookie: string) => send(`/api/rounds/${round}/ballot/collect`, {}, cookie)
    expect((await collect(joined.cookie)).code).toBe("account-due")
    const cookie = await signIn("ann@example.org", joined.cookie)
    await keep(cookie)
    expect((await collect(cookie)).status).toBe(200)
  })

  test("waits for the end of a round, and leaves one alone that opens within a day of it (DOMAIN SI12)", async () => {
    const joined = await join("panelist1")
    const ann = await sitting("panelist1", joined.cookie)
    const moderator = await panel.join("moderator1")
    const round = await openCall(moderator, await proposed(moderator))
    expect(codeOf(await moderator.ask("set-accounts", { required: true, reason }))).toBe("round-asks")
    await moderator.do("close-and-show", { round, evenBelowQuorum: true })
    await moderator.do("set-accounts", { required: true, reason })
    const within = await openCall(moderator, await proposed(moderator))
    ahead += 25 * 3_600_000
    expect(codeOf(await ann.ask("answer-round", { round: within, seen: 0, answer: agree }))).toBe("ok")
    await moderator.do("close-and-show", { round: within, evenBelowQuorum: true })
    const next = await openCall(moderator, await proposed(moderator))
    expect(codeOf(await ann.ask("answer-round", { round: next, seen: 0, answer: agree }))).toBe("account-due")
    await moderator.do("void-round", { round: next, reason })
    await moderator.do("set-accounts", { required: false, reason })
    const last = await openCall(moderator, await proposed(moderator))
    expect(codeOf(await ann.ask("answer-round", { round: last, seen: 0, answer: agree }))).toBe("ok")
  })

  test("tells a moderator how many seats have no account, and nobody else", async () => {
    const joined = await join("panelist1")
    const moderator = await panel.join("moderator1")
    const asked = async (cookie: string) =>
      (await send<AccountsNeeded>("/api/workspaces/panel/accounts", null, cookie, "GET")).answer
    const before = await asked(moderator.cookie)
    expect(before).toMatchObject({ ways: true, taken: 1, without: 1 })
    const cookie = await signIn("ann@example.org", joined.cookie)
    await keep(cookie)
    expect(await asked(moderator.cookie)).toMatchObject({ taken: 1, without: 0 })
    expect((await send("/api/workspaces/panel/accounts", null, cookie, "GET")).code).toBe("not-permitted")
  })

  test("says in the panel's page whether an account keeps the reader's seat", async () => {
    const me = async (cookie: string) =>
      (await send<{ me: { kept?: true } }>("/api/workspaces/panel", null, cookie, "GET")).answer.me.kept
    const joined = await join("panelist1")
    expect(await me(joined.cookie)).toBeUndefined()
    const cookie = await signIn("ann@example.org", joined.cookie)
    await keep(cookie)
    expect(await me(cookie)).toBe(true)
  })
})

test("a server without a way to sign in cannot require accounts", async () => {
  const bare = await servePanel()
  try {
    const moderator = await bare.join("moderator1")
    expect(codeOf(await moderator.ask("set-accounts", { required: true }))).toBe("no-sign-in")
    expect(codeOf(await moderator.ask("set-accounts", { required: false }))).toBe("ok")
  } finally {
    await bare.end()
  }
})
