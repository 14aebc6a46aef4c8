import { afterEach, beforeEach, expect, test } from "vitest"
import { smtpMail } from "../../../../server/adapters/mail/smtp.ts"
import type { Hint } from "../../../../shared/contract/live.ts"
import type { InvitePreview } from "../../../../shared/contract/queries.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { until } from "../../../kit/clocks/until.ts"
import { Person } from "../../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"
import { smtpSink } from "../../../kit/servers/smtpSink.ts"

let sink: Awaited<ReturnType<typeof smtpSink>>
let panel: ServedPanel
let chair: Person
let secretary: Person
beforeEach(async () => {
  sink = await smtpSink()
  panel = await servePanel({ mail: await smtpMail(sink.url, "panel@example.org", 300) })
  chair = await panel.join("moderator1")
  // somebody who has to confirm whom the chair admits
  secretary = await panel.join("secretary1")
})
afterEach(async () => {
  await panel.end()
  await sink.close()
})

const asked = async (path: string, body?: object, cookie = "", method = "POST") => {
  const response = await fetch(panel.url + path, {
    method,
    headers: { "content-type": "application/json", cookie },
    ...(body && { body: JSON.stringify(body) }),
  })
  const given = /plenary[^=]*=[^;]+/.exec(response.headers.get("set-cookie") ?? "")?.[0] ?? ""
  return { status: response.status, body: (await response.json()) as object, cookie: given }
}
const code = (body: object) => (body as { error?: { code: string } }).error?.code
const preview = async (token: string, cookie = "") =>
  (await asked("/api/join/preview", { token }, cookie)).body as InvitePreview
const linkIn = (letter: string) => /\/join#(\S+)/.exec(letter)?.[1] ?? ""
const sit = (token: string, name = "Lin Che") => asked("/api/join", { token, name })
const disown = (token: string) => asked("/api/join/disown", { token })
const isEnd = (hint: Hint) => hint.kind === "access-ended"
const reads = async (cookie: string) => (await asked("/api/workspaces/panel", undefined, cookie, "GET")).status

/** A seat of Lin Che that the chair admitted and nobody has confirmed, a letter's link to it, and a link of the chair's. */
async function invited(how: "mail" | "text" = "mail") {
  const { made } = await chair.do("admit-member", { name: "Lin Che", role: "panelist", side: null, lang: "en" })
  const member = MemberId.parse(made["member"])
  const email = "lin@example.org"
  const invitations = "/api/workspaces/panel/invitations"
  await asked(invitations, { rows: [{ member, email, zone: "" }] }, chair.cookie, "PUT")
  const sent = await asked(invitations, { members: [member], note: "", how }, chair.cookie)
  if (how === "mail") await until(() => sink.to(email).length > 0, "the letter arrives")
  const text = how === "mail" ? sink.to(email)[0] : (sent.body as { letters: { text: string }[] }).letters[0]?.text
  const own = await chair.do("make-invite", { role: "panelist", side: null, member, uses: 1, days: 3 })
  return { member, letter: linkIn(text ?? ""), link: String(own.made["token"]) }
}

test("whoever reads the letter ends the seat that a chair took as them, and then sits down", async () => {
  const { member, letter, link } = await invited()
  expect((await preview(letter)).sat).toBeNull()
  const impostor = await sit(link)
  expect([impostor.status, await reads(impostor.cookie)]).toEqual([200, 200])
  expect((await preview(letter)).sat).toEqual({
    name: "Lin Che",
    since: expect.any(Number) as number,
    by: "moderator1",
    letter: false,
  })
  // the letter's reader alone may say so: not by the link that was used, nor by one that opens nothing
  expect(code((await disown(link)).body)).toBe("invite-used")
  expect(code((await disown("nothing")).body)).toBe("invite-unknown")
  expect((await disown(letter)).status).toBe(200)
  expect(await reads(impostor.cookie)).toBe(403)
  expect(code((await sit(link)).body)).toBe("invite-revoked")
  expect(code((await disown(letter)).body)).toBe("invite-used")
  await chair.finds(({ members }) => members[member]?.reissued)
  const row = chair.state.members[member]
  expect(row).toMatchObject({ taken: false, interest: null, reissued: { disowned: true, by: null } })

  const lin = await sit(letter)
  expect([lin.status, await reads(lin.cookie)]).toEqual([200, 200])
  const sat = await chair.finds(({ members }) => members[member]?.sat)
  expect(sat).toMatchObject({ letter: true, by: chair.member })
  expect(code((await sit(letter, "Somebody")).body)).toBe("invite-used")
})

test("the open pages of whoever sat there are told that the invited person said so, and are closed; nobody else is told", async () => {
  const { member, letter, link } = await invited()
  const { cookie } = await sit(link)
  const seat = { member, role: "panelist" as const }
  const pages = [await Person.sit(panel.url, cookie, "panel", seat), await Person.sit(panel.url, cookie, "panel", seat)]
  expect((await disown(letter)).status).toBe(200)
  for (const page of pages) {
    await until(() => !page.socket.connected, "the page is closed")
    expect(page.hints.filter(isEnd)).toEqual([
      { kind: "access-ended", why: "disowned", at: expect.any(Number) as number, by: "", reason: "" },
    ])
    page.leave()
  }
  // the person who sits down now is not told of what ended before
  const lin = await Person.sit(panel.url, (await sit(letter)).cookie, "panel", seat)
  for (const page of [chair, secretary, lin]) {
    await page.finds(({ members }) => members[member]?.reissued && members[member].sat)
    expect([page.hints.filter(isEnd), page.socket.connected]).toEqual([[], true])
  }
  lin.leave()
})

test("a letter that was passed on and used is good once more for its reader", async () => {
  const { letter } = await invited()
  const first = await sit(letter)
  expect((await preview(letter)).sat).toMatchObject({ letter: true })
  expect((await preview(letter, first.cookie)).sat).toBeNull()
  expect((await disown(letter)).status).toBe(200)
  expect([await reads(first.cookie), (await sit(letter)).status]).toEqual([403, 200])
})

test("a letter that a chair copied proves no address, and ends nobody's seat", async () => {
  const { letter, link } = await invited("text")
  expect((await sit(link)).status).toBe(200)
  expect([code(await preview(letter)), code((await disown(letter)).body)]).toEqual(["invite-used", "invite-used"])
})

test("once others have confirmed who sits there, the letter ends nothing", async () => {
  const { member, letter, link } = await invited()
  const impostor = await sit(link)
  const { proposals } = chair.state
  const proposal =
    Object.values(proposals).find(({ about }) => about.act === "seat" && about.member === member)?.id ?? ""
  await secretary.do("confirm-proposal", { proposal })
  expect(code(await preview(letter))).toBe("invite-used")
  expect([(await disown(letter)).status, await reads(impostor.cookie)]).toEqual([410, 200])
})
