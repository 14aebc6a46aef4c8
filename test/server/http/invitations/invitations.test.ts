import { request } from "node:http"
import { afterEach, beforeEach, expect, test } from "vitest"
import { smtpMail } from "../../../../server/adapters/mail/smtp.ts"
import { systemClock } from "../../../../server/adapters/system/systemClock.ts"
import type {
  InvitationList,
  InvitationsAsked,
  LetterPreview,
  LettersTriedAgain,
  StuckLetters,
} from "../../../../shared/contract/queries/people/invitations.ts"
import type { InvitePreview, OwnAddress } from "../../../../shared/contract/queries.ts"
import { CommandId } from "../../../../shared/model/ids.ts"
import { until } from "../../../kit/clocks/until.ts"
import { administratorOf } from "../../../kit/people/administrator.ts"
import type { Person } from "../../../kit/people/person.ts"
import { type Seating, type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"
import { smtpSink } from "../../../kit/servers/smtpSink.ts"

let sink: Awaited<ReturnType<typeof smtpSink>>
let panel: ServedPanel
let secretary: Person
/** milliseconds by which the server's clock is ahead */
let ahead = 0

const begin = async (seating: Seating = {}) => {
  panel = await servePanel({ mail: await smtpMail(sink.url, "panel@example.org", 300), ...seating })
  secretary = await panel.join("secretary1")
}
beforeEach(async () => {
  ahead = 0
  sink = await smtpSink(["gone@example.org"])
})
afterEach(async () => {
  await panel.end()
  await sink.close()
})

const asked = async (path: string, method = "GET", body?: object, cookie = secretary.cookie) => {
  const response = await fetch(panel.url + path, {
    method,
    headers: { "content-type": "application/json", cookie },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as unknown }
}
/** Posts with the host names of another site, as an attacker does who wants links in letters to lead there. */
const asElsewhere = (path: string, body: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const headers = { host: "evil.example", "x-forwarded-host": "evil.example", cookie: secretary.cookie }
    const asking = request(
      panel.url + path,
      { method: "POST", headers: { ...headers, "content-type": "application/json" } },
      response => {
        response.resume()
        resolve(response.statusCode)
      },
    )
    asking.on("error", reject)
    asking.end(body)
  })
const invitations = "/api/workspaces/panel/invitations"
const idOf = (name: string) => panel.people[name] ?? ""
const list = async (name: string, email: string, zone = "", cookie = secretary.cookie) =>
  (await asked(invitations, "PUT", { rows: [{ member: idOf(name), email, zone }] }, cookie)).status
const send = async (names: string[], how: "mail" | "text" = "mail", note = "") =>
  (await asked(invitations, "POST", { members: names.map(idOf), note, how })).body as InvitationsAsked
const shown = async (name: string, cookie = secretary.cookie) =>
  ((await asked(invitations, "GET", undefined, cookie)).body as InvitationList).invitations.find(
    one => one.member === idOf(name),
  )
const arrived = (email: string, n = 1) => until(() => sink.to(email).length >= n, `a letter to ${email}`)
const linkIn = (letter: string) => /\/join#(\S+)/.exec(letter)?.[1] ?? ""
const preview = async (token: string) =>
  (await asked("/api/join/preview", "POST", { token }, "")).body as InvitePreview & { error?: { code: string } }

test("a letter invites a person in their language and time, with a link to their own seat and the session as a file", async () => {
  await begin()
  await secretary.do("describe-member", { member: idOf("panelist1"), name: "小野寺渉", romanised: "", field: null })
  expect(await list("panelist1", "onodera@example.org", "Asia/Tokyo")).toBe(200)
  expect(await shown("panelist1")).toMatchObject({ email: "onodera@example.org", standing: "listed", sentAt: null })
  const body = JSON.stringify({ members: [idOf("panelist1")], note: "Please come.", how: "mail" })
  expect(await asElsewhere(invitations, body)).toBe(200)
  await arrived("onodera@example.org")
  const [letter = ""] = sink.to("onodera@example.org")
  expect(letter).toContain("Invitation: A panel")
  expect(letter).toContain("小野寺渉")
  expect(letter).toContain("secretary1 invites you to the panel “A panel” as panelist.")
  expect(letter).toContain("Please come.")
  expect(letter).toMatch(/Next session: One\nBegins in your time: .*\(Tokyo\)/)
  expect(letter).toContain("I cannot take part")
  expect(letter).toContain(`${panel.url}/join#${linkIn(letter)}`)
  expect(sink.taken[0]?.raw).not.toContain("evil.example")
  const [calendar = ""] = sink.calendars("onodera@example.org")
  expect(calendar).toMatch(/METHOD:PUBLISH[^]*UID:session-[^]*URL:http:\/\/127\.0\.0\.1:\d+\/w\/panel\/s\//)
  expect(calendar).not.toContain(linkIn(letter))
  expect(sink.html("onodera@example.org")[0]).toContain(`<a href="${panel.url}/join#${linkIn(letter)}">`)
  expect((await preview(linkIn(letter))).name).toBe("小野寺渉")
  await until(async () => (await shown("panelist1"))?.standing === "sent", "the letter is sent")
  expect(await shown("panelist1")).toMatchObject({ openedAt: expect.any(Number) as number })
})

test("a letter and its preview name who wrote the added words and sent it, not who gave the address", async () => {
  await begin()
  const chair = await panel.join("moderator1")
  const named = {
    en: ["secretary1 invites you to", "secretary1 adds:\nBring your slides."],
    zh: ["secretary1邀请您参加", "secretary1附言：\nBring your slides."],
    ja: ["secretary1より、", "secretary1からのひとこと：\nBring your slides."],
  }
  for (const lang of ["en", "zh", "ja"] as const) {
    const { made } = await chair.do("admit-member", { name: `Guest ${lang}`, role: "observer", side: null, lang })
    const member = String(made["member"])
    const email = `${lang}@example.org`
    await asked(invitations, "PUT", { rows: [{ member, email, zone: "" }] }, chair.cookie)
    const note = "Bring your slides."
    const previewed = (await asked(`${invitations}/preview`, "POST", { member, note })).body as LetterPreview
    await asked(invitations, "POST", { members: [member], note, how: "mail" })
    await arrived(email)
    const [letter = ""] = sink.to(email)
    for (const text of [letter, previewed.text]) {
      for (const words of named[lang]) expect(text).toContain(words)
      expect(text).not.toContain("moderator1")
    }
  }
})

test("an address is read by nobody but the person who gave it, and no log, export or frame has it", async () => {
  await begin()
  const chair = await panel.join("moderator1")
  const guest = await panel.join("observer1")
  await list("panelist1", "secret@example.org")
  expect(await shown("panelist1", chair.cookie)).toMatchObject({ email: null, standing: "listed" })
  for (const person of [guest, await panel.join("panelist2")]) {
    expect((await asked(invitations, "GET", undefined, person.cookie)).status).toBe(403)
    expect(await list("panelist1", "other@example.org", "", person.cookie)).toBe(403)
  }
  await send(["panelist1"])
  await arrived("secret@example.org")
  const everything = await Promise.all([
    chair.fetch("/api/workspaces/panel"),
    guest.fetch("/api/workspaces/panel"),
    (await fetch(`${panel.url}/api/workspaces/panel/export`, { headers: { cookie: chair.cookie } })).text(),
  ])
  expect(JSON.stringify([everything, chair.frames, guest.frames])).not.toContain("secret@example.org")
})

test("a letter bounces where its recipient is refused, and is tried again where the server fails", async () => {
  await begin()
  sink.answer("later@example.org", "later")
  sink.answer("slow@example.org", "hang")
  await list("panelist1", "gone@example.org")
  await list("panelist2", "later@example.org")
  await list("panelist3", "slow@example.org")
  await send(["panelist1", "panelist2", "panelist3"])
  await until(async () => (await shown("panelist1"))?.standing === "bounced", "the first bounces")
  expect(await shown("panelist1")).toMatchObject({ error: "550", sentAt: null })
  await until(async () => (await shown("panelist2"))?.error === "451", "the second is tried again")
  expect(await shown("panelist2")).toMatchObject({ standing: "waiting" })
  await until(async () => (await shown("panelist3"))?.error === "ETIMEDOUT", "the third does not wait for ever")
  // a bounced letter goes to another address at once
  await list("panelist1", "here@example.org")
  await send(["panelist1"])
  await arrived("here@example.org")
})

test("a reminder goes a day later to who has not come in, with a link of its own", async () => {
  const clock = { ...systemClock, now: () => systemClock.now() + ahead }
  await begin({ clock })
  await list("panelist1", "one@example.org")
  await list("panelist2", "two@example.org")
  await list("panelist3", "three@example.org")
  await send(["panelist1", "panelist2", "panelist3"])
  await arrived("three@example.org")
  await until(async () => (await shown("panelist3"))?.standing === "sent", "all are sent")
  expect((await send(["panelist1"])).left).toEqual([{ member: idOf("panelist1"), why: "lately" }])
  const [first = ""] = sink.to("one@example.org")
  const [second = ""] = sink.to("two@example.org")
  expect((await asked("/api/join", "POST", { token: linkIn(second), name: "Two" }, "")).status).toBe(200)
  const declining = (declines: boolean) =>
    asked("/api/join/decline", "POST", { token: linkIn(sink.to("three@example.org")[0] ?? ""), declines }, "")
  expect((await declining(true)).body).toEqual({ declined: true })
  expect(await shown("panelist3")).toMatchObject({ declinedAt: expect.any(Number) as number })
  ahead = 86_400_000
  expect(await send(["panelist1", "panelist2"])).toMatchObject({
    asked: [idOf("panelist1")],
    left: [{ member: idOf("panelist2"), why: "taken" }],
  })
  for (const how of ["mail", "text"] as const)
    expect((await send(["panelist3"], how)).left).toEqual([{ member: idOf("panelist3"), why: "declined" }])
  await arrived("one@example.org", 2)
  expect(sink.to("three@example.org")).toHaveLength(1)
  expect((await declining(false)).body).toEqual({ declined: false })
  expect((await send(["panelist3"])).asked).toEqual([idOf("panelist3")])
  const reminder = sink.to("one@example.org")[1] ?? ""
  expect(reminder).toContain("Reminder of your invitation: A panel")
  for (const letter of [first, reminder]) expect((await preview(linkIn(letter))).name).toBe("panelist1")
  // another address revokes what went to the earlier one
  await list("panelist1", "new@example.org")
  expect((await preview(linkIn(first))).error?.code).toBe("invite-revoked")
})

test("the preview of a letter is the letter that is sent then, but for its link, and the preview opens nothing", async () => {
  await begin()
  await list("panelist1", "ann@example.org", "Asia/Tokyo")
  const look = (by = secretary.cookie) =>
    asked(`${invitations}/preview`, "POST", { member: idOf("panelist1"), note: "Do come." }, by)
  const shownThere = (await look()).body as LetterPreview
  expect(sink.taken).toEqual([])
  await send(["panelist1"], "mail", "Do come.")
  await arrived("ann@example.org")
  const [letter = ""] = sink.to("ann@example.org")
  const unlinked = (text: string) => text.replace(/#\S+/g, "#").replace(/\s+/g, " ").trim()
  expect(unlinked(letter)).toBe(unlinked(`${shownThere.subject} ${shownThere.text}`))
  const [file = ""] = sink.calendars("ann@example.org")
  const stamp = (at = 0) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, "")
  expect(file).toContain(`DTSTART:${stamp(shownThere.session?.from)}`)
  expect(file).toContain(`DTEND:${stamp(shownThere.session?.to)}`)
  expect(shownThere).toMatchObject({ lang: "en", zone: "Asia/Tokyo" })
  expect((await preview(linkIn(shownThere.text))).error?.code).toBe("invite-unknown")
  const { cookie } = await panel.join("panelist2")
  expect((await look(cookie)).status).toBe(403)
  const admins = await asked(`${invitations}/preview`, "POST", { member: idOf("moderator1") })
  expect(admins.status).toBe(403)
})

test("who came in by a letter is offered its address, and one act confirms it; another link proves nothing", async () => {
  await begin()
  const names = ["panelist1", "panelist2", "panelist3"]
  for (const [n, name] of names.entries()) await list(name, n === 1 ? "one@example.org" : `${n}@example.org`)
  await list("panelist1", "one@example.org")
  await send(["panelist1", "panelist2"])
  await send(["panelist3"], "text")
  await arrived("one@example.org", 2)
  await until(async () => (await shown("panelist2"))?.standing === "sent", "both are sent")
  const enter = async (token: string) => {
    const response = await fetch(`${panel.url}/api/join`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, name: "Ann" }),
    })
    return response.headers.getSetCookie()[0]?.split(";")[0] ?? ""
  }
  const address = "/api/workspaces/panel/address"
  const own = async (cookie: string) => (await asked(address, "GET", undefined, cookie)).body as OwnAddress
  const take = (email: string, cookie: string) => asked(`${address}/offered`, "POST", { email }, cookie)
  const [one, two] = await Promise.all(sink.to("one@example.org").map(letter => enter(linkIn(letter))))
  expect(await own(one ?? "")).toMatchObject({ email: "", confirmed: false, offered: "one@example.org" })
  expect((await take("other@example.org", one ?? "")).status).toBe(404)
  expect((await take("one@example.org", one ?? "")).body).toMatchObject({
    email: "one@example.org",
    confirmed: true,
    offered: "",
  })
  // an assistant's mailbox stands for one seat alone
  expect(await own(two ?? "")).toMatchObject({ offered: "" })
  expect((await take("one@example.org", two ?? "")).status).toBe(404)
  const { cookie } = await panel.join("panelist3")
  expect(await own(cookie)).toMatchObject({ offered: "" })
})

test("the administrator sends all failed letters again; one whose link was revoked is left out and counted", async () => {
  await begin()
  const admin = await administratorOf(panel)
  const again = (cookie = admin) => asked("/api/letters/again", "POST", undefined, cookie)
  expect((await again(secretary.cookie)).status).toBe(403)
  const { invitations: kept, folds, directory } = panel.instance
  const workspace = (await directory.workspaces())[0]!.id
  const names = ["panelist1", "panelist2", "panelist3"]
  sink.answer("*", "later")
  for (const name of names) await list(name, `${name}@example.org`)
  await send(names)
  for (const name of names) {
    await until(async () => (await shown(name))?.error === "451", "the server fails")
    const row = (await kept.ofWorkspace(workspace)).find(({ email }) => email === `${name}@example.org`)!
    await kept.settle({ ...row, invite: row.invite!, standing: "failed", error: "451", now: Date.now() })
  }
  sink.answer("*", "take")
  const revoked = (await kept.ofWorkspace(workspace)).find(({ email }) => email === "panelist3@example.org")?.invite
  await secretary.do("revoke-invite", { invite: revoked! })
  expect((await folds.current(workspace)).state.invites[revoked!]?.revoked).toBe(true)
  expect((await again()).body).toEqual({ again: 2, left: 1 } satisfies LettersTriedAgain)
  await arrived("panelist1@example.org")
  await arrived("panelist2@example.org")
  expect((await preview(linkIn(sink.to("panelist1@example.org")[0] ?? ""))).error).toBeUndefined()
  expect((await again()).body).toEqual({ again: 0, left: 1 } satisfies LettersTriedAgain)
})

test("the failed letters of an archived panel are left out and counted", async () => {
  await begin()
  const admin = await administratorOf(panel)
  const { invitations: kept, directory } = panel.instance
  const workspace = (await directory.workspaces())[0]!.id
  sink.answer("*", "later")
  await list("panelist1", "panelist1@example.org")
  await send(["panelist1"])
  await until(async () => (await shown("panelist1"))?.error === "451", "the server fails")
  const row = (await kept.ofWorkspace(workspace))[0]!
  await kept.settle({ ...row, invite: row.invite!, standing: "failed", error: "451", now: Date.now() })
  const again = async () => (await asked("/api/letters/again", "POST", undefined, admin)).body
  const host = { member: null, name: "", role: "admin", side: null, host: true } as const
  const asHost = async (kind: string, body: object) => {
    const done = await panel.instance.dispatch.command(workspace, host, { id: CommandId.parse(kind), kind, body })
    expect(done).toMatchObject({ ok: true })
  }
  await (await panel.join("moderator1")).do("close-session", { session: panel.session })
  await asHost("archive-workspace", {})
  expect(await again()).toEqual({ again: 0, left: 1 } satisfies LettersTriedAgain)
  await asHost("unarchive-workspace", {})
  expect(await again()).toEqual({ again: 1, left: 0 } satisfies LettersTriedAgain)
})

test("a mailbox is not filled by changing a seat's address to and fro", async () => {
  await begin()
  const asked: InvitationsAsked[] = []
  for (let n = 0; n < 5; n++) {
    await list("panelist1", "ann@example.org")
    asked.push(await send(["panelist1"]))
    await list("panelist1", "ben@example.org")
  }
  const left = { asked: [], left: [{ member: idOf("panelist1"), why: "mailbox-full" }] }
  expect(asked.map(one => one.asked.length)).toEqual([1, 1, 1, 0, 0])
  expect(asked.slice(3)).toMatchObject([left, left])
})

test("without a mail server the letters are texts to copy, and their links work", async () => {
  await begin({ mail: undefined as never })
  expect(await asked(invitations, "POST", { members: [idOf("panelist1")], how: "mail" })).toMatchObject({ status: 409 })
  const { letters } = await send(["panelist1", "panelist2"], "text")
  expect(letters).toHaveLength(2)
  expect(letters[0]?.calendar).toContain("BEGIN:VEVENT")
  expect((await preview(linkIn(letters[0]?.text ?? ""))).name).toBe("panelist1")
  expect(await shown("panelist1")).toMatchObject({ standing: "copied", email: "" })
})

test("a name and a title add no header, and a roster that is too large is refused", async () => {
  await begin()
  await secretary.do("set-title", { title: { en: "A panel\r\nBcc: thief@example.org" } })
  await secretary.do("describe-member", {
    member: idOf("panelist1"),
    name: "Ann\r\nBcc: thief@example.org",
    romanised: "",
    field: null,
  })
  await list("panelist1", "ann@example.org")
  await send(["panelist1"], "mail", "x\r\nBcc: thief@example.org")
  await arrived("ann@example.org")
  expect(sink.taken.map(({ to }) => to)).toEqual(["ann@example.org"])
  const [head = ""] = (sink.taken[0]?.raw ?? "").split("\n\n")
  expect(head).not.toMatch(/^bcc:/im)
  for (const email of ["ann@example.org, thief@example.org", "ann@example.org\r\nBcc: thief@example.org"])
    expect(await list("panelist1", email)).toBe(400)
  const rows = Array.from({ length: 100_000 }, () => ({ member: idOf("panelist1"), email: "a@example.org", zone: "" }))
  expect((await asked(invitations, "PUT", { rows })).status).toBe(413)
})

test("the administrator reads which letters are stuck, and decides about those of a restored copy", async () => {
  await begin()
  const token = "of-the-administrator"
  await panel.instance.directory.addAdminToken(panel.instance.sha256(token), Date.now() + 60_000)
  const joined = await fetch(`${panel.url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  })
  const admin = joined.headers.getSetCookie()[0]?.split(";")[0] ?? ""
  const stuck = async (cookie = admin) => (await asked("/api/letters", "GET", undefined, cookie)).body as StuckLetters
  const settle = (act: string, cookie = admin) => asked("/api/letters/held", "POST", { act }, cookie)
  for (const status of [await asked("/api/letters"), await settle("send", secretary.cookie)].map(one => one.status))
    expect(status).toBe(403)
  expect(await stuck()).toMatchObject({ held: false, letters: [] })
  await list("panelist1", "gone@example.org")
  await send(["panelist1"])
  await until(async () => (await shown("panelist1"))?.standing === "bounced", "the letter bounces")
  expect(await stuck()).toMatchObject({
    mail: { works: true },
    letters: [{ slug: "panel", name: "panelist1", standing: "bounced", error: "550" }],
  })
  expect(JSON.stringify(await stuck())).not.toContain("gone@example.org")
  const metrics = await (await fetch(`${panel.url}/metrics`)).text()
  expect(metrics).toContain("plenary_mail_works 1")
  // a restored database holds the letters that are asked for after the restore too
  const { directory } = panel.instance
  const { lettersHeld } = directory
  directory.lettersHeld = async () => true
  await list("panelist2", "here@example.org")
  await send(["panelist2"])
  await until(async () => (await shown("panelist2"))?.standing !== "waiting", "the letter is tried")
  expect(await shown("panelist2")).toMatchObject({ standing: "held", sentAt: null })
  expect(sink.to("here@example.org")).toEqual([])
  directory.lettersHeld = lettersHeld
  expect((await settle("send")).status).toBe(200)
  await arrived("here@example.org")
})
