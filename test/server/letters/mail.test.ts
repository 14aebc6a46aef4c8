import { afterAll, beforeAll, expect, test } from "vitest"
import { smtpMail } from "../../../server/adapters/mail/smtp.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { MemberId } from "../../../shared/model/ids.ts"
import type { NoticeAbout } from "../../../shared/model/notice.ts"
import { noticesOf } from "../../../shared/rules/readings/notices.ts"
import { until } from "../../kit/clocks/until.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { smtpSink } from "../../kit/servers/smtpSink.ts"

const gone = "gone@example.org"
let sink: Awaited<ReturnType<typeof smtpSink>>
let panel: ServedPanel
let chair: Person, secretary: Person, lin: Person, hayase: Person, guest: Person

beforeAll(async () => {
  sink = await smtpSink([gone])
  panel = await servePanel({ mail: await smtpMail(sink.url, "panel@example.org") })
  ;[chair, secretary, guest] = [
    await panel.join("moderator1"),
    await panel.join("secretary1"),
    await panel.join("observer1"),
  ]
  ;[lin, hayase] = [await panel.join("panelist1", "zh"), await panel.join("panelist2", "ja")]
})
afterAll(async () => {
  await panel.end()
  await sink.close()
})

const own = (person: Person) => `/api/workspaces/panel/address?of=${person.member}`
const put = (person: Person, email: string) =>
  fetch(panel.url + own(person), {
    method: "PUT",
    headers: { "content-type": "application/json", cookie: person.cookie },
    body: JSON.stringify({ email }),
  })
/** Confirms the address of the person's seat with the code that is mailed to it. */
async function confirm({ cookie }: Person, email: string): Promise<void> {
  const before = sink.to(email).length
  const post = async (path: string, body: object) =>
    (await fetch(`${panel.url}/api/workspaces/panel/address/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify(body),
    }).then(response => response.json())) as { request: string }
  const { request } = await post("code", {})
  await until(() => sink.to(email).length > before, "a code")
  await post("confirm", { request, code: /\d{3} \d{3}/.exec(sink.to(email).at(-1) ?? "")?.[0] ?? "" })
}
const told = async (about: NoticeAbout) => {
  await until(() => noticesOf(chair.state, about)[0]?.sent === "mail", "the log says who was told")
  return noticesOf(chair.state, about)[0]
}
const openProposal = ({ state }: Person) => Object.values(state.proposals).find(one => one.state === "open")?.id ?? ""
const about = (round: string) => ({ of: "silence", round }) as NoticeAbout

async function silence(): Promise<string> {
  const text = "Data move by default."
  const topic = panel.topic
  const statement = String((await lin.do("draft-statement", { topic, lang: "en", text })).made["statement"])
  await lin.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const endsAt = Date.now() + 86_400_000
  return String((await chair.do("open-silence", { statement, version: 1, endsAt })).made["round"])
}

test("an address is set by its member or for them, read by its member alone, and is in no log and no frame", async () => {
  expect((await put(lin, "lin@example.org")).status).toBe(200)
  await secretary.do("set-address", { member: hayase.member, email: "hayase@example.org" })
  expect(await lin.refused("set-address", { member: hayase.member, email: "x@example.org" })).toBe("not-permitted")
  expect((await put(lin, "nonsense")).status).toBe(400)
  expect(await lin.fetch(own(lin))).toEqual({
    email: "lin@example.org",
    confirmed: false,
    offered: "",
    second: "",
    canConfirm: true,
  })
  expect(await secretary.fetch(own(secretary))).toEqual({
    email: "",
    confirmed: false,
    offered: "",
    second: "",
    canConfirm: true,
  })
  const everything = await Promise.all([
    secretary.fetch("/api/workspaces/panel"),
    guest.fetch("/api/workspaces/panel"),
    (await fetch(`${panel.url}/api/workspaces/panel/export`, { headers: { cookie: secretary.cookie } })).text(),
  ])
  const frames = [secretary, guest, chair, lin].flatMap(person => person.frames)
  expect(JSON.stringify([everything, frames])).not.toContain("@example.org")
})

test("a silence procedure is told to every member by itself, each in their language; who has no address is named", async () => {
  const round = await silence()
  const notice = await told(about(round))
  expect(notice?.members).toEqual([lin.member, hayase.member])
  expect(notice?.missed).toHaveLength(2)
  const [zh] = sink.to("lin@example.org")
  const [ja] = sink.to("hayase@example.org")
  expect(zh).toContain("进入默许程序")
  expect(zh).toContain("Data move by default.")
  expect(zh).toContain(`${panel.url}/w/panel/t/${panel.topic}`)
  expect(ja).toContain("沈黙手続が始まりました")
  expect(sink.taken).toHaveLength(2)
  // the gallery does not learn who was told
  expect(guest.state.notices).toEqual({})
})

test("a reminder goes to those whom something waits for, and a mailbox that refuses is named as not reached", async () => {
  const before = sink.taken.length
  const round = Object.values(chair.state.rounds)[0]
  await lin.do("answer-round", { round: round?.id ?? "", seen: 0, answer: { kind: "call", position: "agree" } })
  await secretary.do("set-address", { member: panel.people["panelist3"] ?? "", email: gone })
  expect(await lin.refused("send-notice", { about: { of: "needs" }, by: "mail" })).toBe("not-permitted")
  await chair.do("send-notice", { about: { of: "needs" }, by: "mail" })
  const notice = await told({ of: "needs" })
  expect(notice?.members).toEqual([hayase.member])
  expect(notice?.missed).toEqual([panel.people["panelist3"], panel.people["panelist4"]])
  expect(sink.taken.length - before).toBe(1)
})

test("a reminder counts what still waits, and not what its reader has answered", async () => {
  const lately = () => sink.to("hayase@example.org").at(-1)
  const remind = async () => {
    const before = sink.to("hayase@example.org").length
    await chair.do("send-notice", { about: { of: "needs" }, by: "mail" })
    await until(() => sink.to("hayase@example.org").length > before, "a reminder")
  }
  await confirm(hayase, "hayase@example.org")
  // the address that was set for them is one thing to look at
  await remind()
  expect(lately()).toContain("2件")
  await hayase.do("see-address", { upTo: hayase.state.seq })
  await remind()
  expect(lately()).toContain("1件")
  const text = "Data are kept."
  const drafted = await lin.do("draft-statement", { topic: panel.topic, lang: "en", text })
  const statement = String(drafted.made["statement"])
  await lin.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const { made } = await chair.do("open-round", { statement, version: 1, kind: "rating" })
  await remind()
  expect(lately()).toContain("2件")
  await hayase.do("answer-round", { round: String(made["round"]), seen: 0, answer: { kind: "rating", score: 7 } })
  await remind()
  expect(lately()).toContain("1件")
})

test("a reminder in a round with hidden names names nobody: it goes to all in it, and says to each what is theirs", async () => {
  const open = Object.values(chair.state.rounds).filter(({ state }) => state === "open")
  for (const { id } of open) await chair.do("close-and-show", { round: id }).catch(() => null)
  const text = "Data are erased."
  const drafted = await lin.do("draft-statement", { topic: panel.topic, lang: "en", text })
  const statement = String(drafted.made["statement"])
  await lin.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const { made } = await chair.do("open-round", { statement, version: 1, kind: "rating" })
  const reached = async () => {
    const before = noticesOf(chair.state, { of: "needs" }).length
    await chair.do("send-notice", { about: { of: "needs" }, by: "mail" })
    await until(
      () => noticesOf(chair.state, { of: "needs" }).filter(({ sent }) => sent).length > before,
      "a reminder that was sent",
    )
    const [last] = noticesOf(chair.state, { of: "needs" })
    return [...(last?.members ?? []), ...(last?.missed ?? [])].sort()
  }
  const before = await reached()
  await lin.do("answer-round", { round: String(made["round"]), seen: 0, answer: { kind: "rating", score: 7 } })
  expect(await reached()).toEqual(before)
  expect(before).toHaveLength(4)
  await chair.do("close-and-show", { round: String(made["round"]) })
})

test("the address of somebody who left is forgotten", async () => {
  const workspace = chair.state.workspace?.id
  if (!workspace) throw new Error("no workspace")
  const kept = async () => (await panel.instance.directory.addresses(workspace)).map(({ member }) => member)
  expect(await kept()).toContain(hayase.member)
  // a silence procedure asks them still: they may leave all the same
  await hayase.do("leave-panel", {})
  expect(await kept()).not.toContain(hayase.member)
})

test("a person whom another renames is written to, under whichever name, and their own change is nobody's letter", async () => {
  const before = sink.to("lin@example.org").length
  await lin.do("describe-member", { member: lin.member, name: "林澈", field: null })
  await secretary.do("describe-member", { member: lin.member, name: "林彻", field: null })
  await told({ of: "renaming", member: lin.member } as NoticeAbout)
  const letters = sink.to("lin@example.org").slice(before)
  expect(letters).toHaveLength(1)
  expect(letters[0]).toContain("secretary1将您的姓名由“林澈”改为“林彻”。")
})

test("the former holder of a reissued seat gets a letter with the reason, and the address no longer belongs to the seat", async () => {
  const member = MemberId.parse(lin.member)
  await lin.do("set-address", { member, email: "lin@example.org" })
  await confirm(lin, "lin@example.org")
  const before = sink.to("lin@example.org").length
  await chair.do("reissue-seat", { member, reason: "The phone is lost." })
  await secretary.do("confirm-proposal", { proposal: openProposal(chair) })
  await told({ of: "reissue", member })
  expect(sink.to("lin@example.org").length).toBe(before + 1)
  expect(sink.to("lin@example.org").at(-1)).toContain("The phone is lost.")
  expect((await fetch(panel.url + own(lin), { headers: { cookie: lin.cookie } })).status).not.toBe(200)
  const [workspace] = await panel.instance.directory.workspaces()
  const addresses = workspace ? await panel.instance.directory.addresses(workspace.id) : []
  expect(addresses.map(one => one.member)).not.toContain(member)
})

test("a seat that an administrator suspends and opens again tells its owner both, with the reason", async () => {
  const member = MemberId.parse(secretary.member)
  await secretary.do("set-address", { member, email: "secretary@example.org" })
  const [workspace] = await panel.instance.directory.workspaces()
  const admin = { member: null, name: "", role: "admin" as const, side: null, host: false }
  const act = (kind: string, body: object) =>
    panel.instance.dispatch.command(workspace!.id, admin, { id: panel.instance.clock.id() as never, kind, body })
  const before = sink.to("secretary@example.org").length
  expect(await act("suspend-member", { member, reason: "A complaint." })).toMatchObject({ ok: true })
  await until(() => sink.to("secretary@example.org").length === before + 1, "a letter on the suspension")
  expect(sink.to("secretary@example.org").at(-1)).toContain("A complaint.")
  await act("lift-suspension", { member })
  await until(() => sink.to("secretary@example.org").length === before + 2, "a letter on its end")
})
