import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import type { Letter, Mail } from "../../../server/ports/host/mail.ts"
import { InviteId } from "../../../shared/model/ids.ts"
import { until } from "../../kit/clocks/until.ts"
import { Person, post } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let owner: Person
let letters: Letter[]
let now: number
const clock = { ...systemClock, now: () => now }
const mail: Mail = {
  send: async letter => void letters.push(letter),
  close: () => {},
}
beforeEach(async () => {
  letters = []
  now = Date.now() + 60_000
  panel = await servePanel({ mail, clock })
  owner = await panel.join("panelist1")
})
afterEach(() => panel.end())

const send = async (path: string, body: object, cookie = "", method = "POST") => {
  const headers = { "content-type": "application/json", ...(cookie && { cookie }) }
  const response = await fetch(panel.url + path, { method, headers, body: JSON.stringify(body) })
  const set = response.headers.getSetCookie()[0]?.split(";")[0] ?? ""
  const answer = (await response.json()) as Record<string, never> & { error?: { code: string } }
  return { status: response.status, cookie: set, answer, code: answer.error?.code ?? "" }
}
const makeLink = async (by = owner.cookie) =>
  String((await send("/api/workspaces/panel/return-link", {}, by)).answer["token"])
const open = (token: string, cookie = "") => send("/api/return", { token }, cookie)
const seated = async (cookie: string) =>
  (
    (await (await fetch(`${panel.url}/api/workspaces/panel`, { headers: { cookie } })).json()) as {
      me?: { member: string }
    }
  ).me?.member
const kindsOf = (person: Person) => person.frames.flatMap(({ list }) => list.map(({ kind }) => kind))
/** Once the mail server has it. */
async function codeSent(n: number): Promise<string> {
  await until(() => letters.length >= n, `letter ${n}`)
  return /\d{3} \d{3}/.exec(letters[n - 1]?.text ?? "")?.[0] ?? ""
}

describe("a return link", () => {
  test("that nobody was given counts as a guess, and a right one passes all the same", async () => {
    const token = await makeLink()
    const codes: string[] = []
    for (let n = 0; n < 70; n++) codes.push((await open(`guess-${n}`)).code)
    expect(codes.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => "return-ended"))
    expect(new Set(codes.slice(60))).toEqual(new Set(["too-fast"]))
    expect((await open(token)).status).toBe(200)
  })

  test("opens its owner's seat elsewhere; the other sign-in stays, and the answers are the owner's", async () => {
    const moderator = await panel.join("moderator1")
    const opened = await open(await makeLink())
    expect([opened.status, opened.answer]).toMatchObject([
      200,
      { workspace: "panel", member: owner.member, role: "panelist" },
    ])
    expect([await seated(opened.cookie), await seated(owner.cookie)]).toEqual([owner.member, owner.member])
    await moderator.reaches((await panel.instance.store.head((await panel.instance.directory.workspaces())[0]!.id)).seq)
    expect(kindsOf(moderator)).toContain("seat-returned")
  })

  test("asks on a new device for a code to the confirmed address, and takes no other", async () => {
    await send("/api/workspaces/panel/address", { email: "ann@example.org" }, owner.cookie, "PUT")
    const asked = await send("/api/workspaces/panel/address/code", {}, owner.cookie)
    const confirmation = { request: asked.answer["request"], code: await codeSent(1) }
    await send("/api/workspaces/panel/address/confirm", confirmation, owner.cookie)
    const token = await makeLink()
    expect((await send("/api/return/preview", { token })).answer).toMatchObject({ confirms: true })
    expect((await open(token)).code).toBe("code-wrong")
    const mailed = await send("/api/return/confirm", { token })
    const code = await codeSent(2)
    const request = mailed.answer["request"]
    expect((await send("/api/return", { token, request, code: "000000" })).code).toBe("code-wrong")
    expect((await send("/api/return", { token, request: confirmation.request, code: confirmation.code })).code).toBe(
      "code-wrong",
    )
    const opened = await send("/api/return", { token, request, code })
    expect([opened.status, await seated(opened.cookie)]).toEqual([200, owner.member])
    expect((await send("/api/return", { token, request, code })).code).toBe("code-wrong")
    expect((await open(token, owner.cookie)).status).toBe(200)
  })

  test("is told of to the room alone", async () => {
    const [moderator, observer] = [await panel.join("moderator1"), await panel.join("observer1")]
    await open(await makeLink())
    await moderator.do("set-title", { title: { en: "Another" } }).catch(() => null)
    const seq = (await panel.instance.store.head((await panel.instance.directory.workspaces())[0]!.id)).seq
    await Promise.all([moderator.reaches(seq), observer.reaches(seq)])
    expect([kindsOf(moderator), kindsOf(observer)].map(kinds => kinds.includes("seat-returned"))).toEqual([true, false])
  })

  test("opens the seat again after its owner has left", async () => {
    const token = await makeLink()
    await send("/api/leave", {}, owner.cookie)
    expect(await seated(owner.cookie)).toBeUndefined()
    expect(await seated((await open(token)).cookie)).toBe(owner.member)
  })

  test("ends when another is made, and only its owner makes one", async () => {
    const first = await makeLink()
    const second = await makeLink()
    expect([(await open(first)).code, (await open(second)).status]).toEqual(["return-ended", 200])
    expect((await send("/api/workspaces/panel/return-link", {})).status).toBe(401)
  })

  test("led in where the browser sits there already: no entry and no other cookie", async () => {
    const token = await makeLink()
    const before = owner.state.seq
    const opened = await open(token, owner.cookie)
    expect([opened.status, opened.cookie, opened.answer["member"]]).toEqual([200, "", owner.member])
    expect(owner.state.seq).toBe(before)
  })

  test("takes the place of another seat in its browser, which only that seat's own link opens again", async () => {
    const moderator = await panel.join("moderator1")
    const own = await makeLink()
    const opened = await open(await makeLink(moderator.cookie), owner.cookie)
    const browser = opened.cookie || owner.cookie
    expect(await seated(browser)).toBe(moderator.member)
    const back = await open(own, browser)
    expect(await seated(back.cookie || browser)).toBe(owner.member)
  })

  test("ends with the member and a reissue of the seat, and not with the invitation", async () => {
    const host = await panel.join("moderator1")
    const admin = async (kind: string, body: object) => {
      const [{ id: workspace } = { id: "" as never }] = await panel.instance.directory.workspaces()
      const actor = { member: null, name: "", role: "admin", side: null, host: true } as const
      const answered = await panel.instance.dispatch.command(workspace, actor, { id: clock.id() as never, kind, body })
      if (!answered.ok) throw new Error(answered.refusal.code)
      await host.reaches(answered.seq)
    }
    const tokens = []
    for (const name of ["panelist1", "panelist2", "panelist3"])
      tokens.push(await makeLink((await panel.join(name)).cookie))
    const invites = Object.values(host.state.invites).filter(({ member }) => member === owner.member)
    await admin("revoke-invite", { invite: InviteId.parse(invites[0]?.id) })
    await admin("remove-member", { member: panel.people["panelist2"] })
    await admin("reissue-seat", { member: panel.people["panelist3"], reason: "The phone is lost." })
    const [kept = "", ...ended] = tokens
    expect((await open(kept)).status).toBe(200)
    for (const token of ended) expect((await open(token)).code).toBe("return-ended")
  })

  test("stands in no address, no log and no file: its hash alone is kept", async () => {
    const token = await makeLink()
    await open(token)
    await panel.instance.sync.documents.drain()
    const { readFileSync } = await import("node:fs")
    const bytes = [panel.file, `${panel.file}-wal`].map(file => readFileSync(file))
    expect(bytes.some(one => one.includes(token))).toBe(false)
    expect(bytes.some(one => one.includes(panel.instance.sha256(token)))).toBe(true)
  })
})

describe("an address", () => {
  const confirm = async (email: string, by = owner) => {
    await send("/api/workspaces/panel/address", { email }, by.cookie, "PUT")
    const before = letters.length
    const asked = await send("/api/workspaces/panel/address/code", {}, by.cookie)
    const code = await codeSent(before + 1)
    return send("/api/workspaces/panel/address/confirm", { request: asked.answer["request"], code }, by.cookie)
  }

  test("is confirmed by the code that was mailed to it, and opens the seat by another", async () => {
    expect((await confirm("Lin@example.org")).answer).toEqual({
      email: "Lin@example.org",
      confirmed: true,
      offered: "",
      second: "",
      canConfirm: true,
    })
    expect(letters[0]).toMatchObject({ to: "Lin@example.org", subject: "A panel: confirm your e-mail address" })
    await send("/api/leave", {}, owner.cookie)
    const asked = await send("/api/return/code", { email: "lin@example.org" })
    const opened = await send("/api/return/code/open", { request: asked.answer["request"], code: await codeSent(2) })
    expect(opened.answer).toEqual({ seats: [expect.objectContaining({ workspace: "panel", member: owner.member })] })
    expect(await seated(opened.cookie)).toBe(owner.member)
  })

  test("that nobody has confirmed gets no mail and the same answer", async () => {
    await send("/api/workspaces/panel/address", { email: "only@example.org" }, owner.cookie, "PUT")
    await confirm("known@example.org", await panel.join("panelist2"))
    const answers = []
    for (const email of ["only@example.org", "nobody@example.org", "known@example.org"])
      answers.push(await send("/api/return/code", { email }))
    expect(answers.map(({ status, cookie, answer }) => [status, cookie, Object.keys(answer)])).toEqual(
      Array.from({ length: 3 }, () => [200, "", ["request"]]),
    )
    await codeSent(2)
    expect(letters.map(({ to }) => to)).toEqual(["known@example.org", "known@example.org"])
  })

  test("is sent five codes an hour that one stranger asks for, and the answer stays the same", async () => {
    await confirm("lin@example.org")
    const asked = []
    for (let n = 0; n < 8; n++) asked.push(await send("/api/return/code", { email: "lin@example.org" }))
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]))
    // one code confirmed the address
    await codeSent(1 + 5)
    // a sixth would come before the letter that is asked for now
    await confirm("zhou@example.org", await panel.join("panelist2"))
    expect(letters.map(({ to }) => to)).toEqual([...Array(1 + 5).fill("lin@example.org"), "zhou@example.org"])
  })

  test("opens nothing by a code after five wrong ones, after 15 minutes, twice, or for another request", async () => {
    await confirm("lin@example.org")
    const asked = await send("/api/return/code", { email: "lin@example.org" })
    const code = await codeSent(2)
    const wrong = code === "000 000" ? "000 001" : "000 000"
    const answer = (request: unknown, said: string) => send("/api/return/code/open", { request, code: said })
    for (let n = 0; n < 5; n++) expect((await answer(asked.answer["request"], wrong)).code).toBe("code-wrong")
    expect((await answer(asked.answer["request"], code)).code).toBe("code-wrong")

    const second = await send("/api/return/code", { email: "lin@example.org" })
    const late = await codeSent(3)
    expect((await answer(asked.answer["request"], late)).code).toBe("code-wrong")
    now += 15 * 60_000
    expect((await answer(second.answer["request"], late)).code).toBe("code-wrong")

    const third = await send("/api/return/code", { email: "lin@example.org" })
    const good = await codeSent(4)
    expect([
      (await answer(third.answer["request"], good)).status,
      (await answer(third.answer["request"], good)).code,
    ]).toEqual([200, "code-wrong"])
  })

  test("is unconfirmed again once it is another, and opens one seat of a panel only", async () => {
    await confirm("lin@example.org")
    const other = await panel.join("panelist2")
    expect((await confirm("lin@example.org", other)).code).toBe("address-taken")
    await send("/api/workspaces/panel/address", { email: "lin2@example.org" }, owner.cookie, "PUT")
    const kept = await (
      await fetch(`${panel.url}/api/workspaces/panel/address`, { headers: { cookie: owner.cookie } })
    ).json()
    expect(kept).toEqual({ email: "lin2@example.org", confirmed: false, offered: "", second: "", canConfirm: true })
  })

  test("is not confirmed by somebody else's code", async () => {
    const other = await panel.join("panelist2")
    await send("/api/workspaces/panel/address", { email: "lin@example.org" }, owner.cookie, "PUT")
    await send("/api/workspaces/panel/address", { email: "lin@example.org" }, other.cookie, "PUT")
    const asked = await send("/api/workspaces/panel/address/code", {}, owner.cookie)
    const given = { request: asked.answer["request"], code: await codeSent(1) }
    expect((await send("/api/workspaces/panel/address/confirm", given, other.cookie)).code).toBe("code-wrong")
  })
})

test("without a mail server no code is offered", async () => {
  const silent = await servePanel()
  const ways = await (await fetch(`${silent.url}/api/return`)).json()
  const asked = await post(silent.url, "/api/return/code", { email: "a@example.org" })
  await silent.end()
  expect([ways, asked.status]).toEqual([{ codes: false, leaves: null }, 409])
})
