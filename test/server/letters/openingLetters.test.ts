import { afterEach, beforeEach, expect, test } from "vitest"
import type { Letter, Mail } from "../../../server/ports/host/mail.ts"
import type { MinutesWritten } from "../../../shared/minutes/written.ts"
import { notAsked } from "../../../shared/rules/frame/contributors.ts"
import { openingsOf } from "../../../shared/rules/gate/opening.ts"
import { until } from "../../kit/clocks/until.ts"
import { administratorOf } from "../../kit/people/administrator.ts"
import { Person, post } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let letters: Letter[]
let chair: Person
let leaver: Person
const mail: Mail = {
  async send(letter) {
    letters.push(letter)
  },
  close: () => {},
}
beforeEach(async () => {
  letters = []
  panel = await servePanel({ mail })
  chair = await panel.join("moderator1")
  leaver = await panel.join("panelist1")
})
afterEach(() => panel.end())

const to = (email: string) => letters.filter(letter => letter.to === email)
const own = "/api/workspaces/panel/address"
async function confirms(person: Person, email: string): Promise<void> {
  const headers = { "content-type": "application/json", cookie: person.cookie }
  await fetch(panel.url + own, { method: "PUT", headers, body: JSON.stringify({ email }) })
  const asked = (await (await post(panel.url, `${own}/code`, {}, { cookie: person.cookie })).json()) as {
    request: string
  }
  await until(() => to(email).length > 0, "a code")
  const code = /\d{3} \d{3}/.exec(to(email).at(-1)?.text ?? "")?.[0] ?? ""
  await post(panel.url, `${own}/confirm`, { request: asked.request, code }, { cookie: person.cookie })
}
const withheld = async () => {
  const [workspace] = await panel.instance.directory.workspaces()
  return workspace ? panel.instance.store.withheld(workspace.id) : []
}
const speaks = (person: Person) =>
  person.do("open-thread", { topic: panel.topic, entry: { lang: "en", text: "Between us." } })
const opens = () => chair.do("set-access", { public: true, replay: "readers", reason: "It was agreed." })
/** The same where the secretary has sat down, who is then asked. */
async function opensWith(secretary: Person): Promise<void> {
  await opens()
  const proposal = await secretary.finds(({ proposals }) => Object.keys(proposals)[0])
  await secretary.do("confirm-proposal", { proposal })
}

test("who contributed and left is asked by a letter to the address that they had confirmed, and says no by its link", async () => {
  await confirms(leaver, "gone@example.org")
  await speaks(leaver)
  await leaver.do("leave-panel", {})
  const before = to("gone@example.org").length
  await opens()
  await until(() => to("gone@example.org").length > before, "a letter about the opening")
  const { text } = to("gone@example.org").at(-1)!
  const token = /\/opening#(\S+)/.exec(text)?.[1] ?? ""
  expect((await post(panel.url, "/api/openings/preview", { token })).status).toBe(200)
  expect((await post(panel.url, "/api/openings/no", { token })).status).toBe(200)
  expect(await withheld()).toEqual([expect.objectContaining({ member: leaver.member, before: 0 })])
})

test("the address of who left without having contributed is kept for nothing", async () => {
  const other = await panel.join("observer1")
  await confirms(other, "guest@example.org")
  await other.do("leave-panel", {})
  await speaks(leaver)
  await opens()
  const [workspace] = await panel.instance.directory.workspaces()
  expect(await panel.instance.directory.boundAddresses(workspace!.id)).toEqual([])
})

test("no letter to an address that its reader neither set nor proved says no for them", async () => {
  const { member } = await panel.join("panelist2")
  const secretary = await panel.join("secretary1")
  await secretary.do("set-address", { member, email: "office@example.org" })
  await confirms(leaver, "own@example.org")
  await secretary.do("set-address", { member: leaver.member, email: "beside@example.org" })
  await speaks(leaver)
  const before = letters.length
  await opensWith(secretary)
  const about = () =>
    letters.slice(before).filter(({ text }) => text.includes("/opening#") || text.includes("/w/panel"))
  await until(() => about().length === 3, "the letters about the opening")
  expect(about().map(({ to, text }) => [to, text.includes("/opening#")])).toEqual(
    expect.arrayContaining([
      ["own@example.org", true],
      ["beside@example.org", false],
      ["office@example.org", false],
    ]),
  )
})

test("whom a letter to an office's address or a copied notice tells was not asked", async () => {
  const secretary = await panel.join("secretary1")
  const suspended = await panel.join("panelist2")
  await speaks(leaver)
  await leaver.do("leave-panel", {})
  await speaks(suspended)
  await secretary.do("set-address", { member: suspended.member, email: "office@example.org" })
  const host = await Person.sit(panel.url, await administratorOf(panel), "panel")
  await host.do("suspend-member", { member: suspended.member, reason: "A complaint." })
  host.leave()
  await opensWith(secretary)
  const now = async () => {
    const [workspace] = await panel.instance.directory.workspaces()
    return (await panel.instance.folds.current(workspace!.id)).state
  }
  const [opening] = openingsOf(await now())
  await until(() => to("office@example.org").length > 0, "a letter about the opening")
  await chair.do("send-notice", { about: { of: "opening", opening: opening!.id }, by: "copied" })
  expect(notAsked(await now(), opening!)).toEqual(
    expect.arrayContaining([
      { member: leaver.member, before: 0 },
      { member: suspended.member, before: 0 },
    ]),
  )
})

/** The text of the letter to an address whose subject has these words, once there is one. */
async function hears(email: string, subject: string): Promise<string> {
  await until(() => to(email).some(letter => letter.subject.includes(subject)), `a letter to ${email}: ${subject}`)
  return to(email).find(letter => letter.subject.includes(subject))?.text ?? ""
}
const planned = () => chair.finds(({ workspace }) => Object.keys(workspace?.openings ?? {})[0])
/** Two members with a seat, who read Chinese and Japanese, and one who contributed and has left. */
async function three(): Promise<void> {
  for (const [name, lang] of [
    ["panelist2", "zh"],
    ["panelist3", "ja"],
  ] as const) {
    const person = await panel.join(name, lang)
    await confirms(person, `${lang}@example.org`)
  }
  await confirms(leaver, "gone@example.org")
  await speaks(leaver)
  await leaver.do("leave-panel", {})
}

test("whoever was told of an opening is told in their language that it was called off, who has left too", async () => {
  await three()
  await opens()
  const told = await hears("gone@example.org", "opens to people")
  await chair.do("call-off-opening", { opening: await planned() })
  const when = /from (.*) on\. Until/.exec(told)?.[1] ?? "no time"
  const off = await hears("gone@example.org", "does not open")
  expect([off.includes(when), off.includes("/opening#")]).toEqual([true, false])
  expect(await hears("zh@example.org", "不按此前告知的安排开放")).toContain("这项安排已取消")
  expect(await hears("ja@example.org", "公開は行われません")).toContain("これは行われません")
})

test("so is whoever was told, where somebody sets what people without a seat read narrower", async () => {
  await three()
  await opens()
  await hears("gone@example.org", "opens to people")
  await planned()
  await chair.do("set-access", { public: false, replay: "chairs" })
  await hears("gone@example.org", "does not open")
  await hears("zh@example.org", "不按此前告知的安排开放")
})

test("a publication of minutes that is called off is told as one", async () => {
  const { session } = panel
  await three()
  await chair.do("close-session", { session })
  await chair.do("send-minutes", { session, days: 0 })
  const path = `/api/sessions/${session}/minutes`
  const read = await fetch(panel.url + path, { headers: { cookie: chair.cookie } })
  const { adopting } = (await read.json()) as MinutesWritten
  await chair.do("adopt-minutes", { session, reason: "We read them at the table.", words: adopting?.words })
  await chair.do("publish-minutes", { session, said: false, reason: "It was agreed." })
  await hears("gone@example.org", "minutes are published")
  await chair.do("call-off-opening", { opening: await planned() })
  await hears("gone@example.org", "minutes are not published")
  await hears("zh@example.org", "会议纪要不按此前告知的安排发布")
  await hears("ja@example.org", "議事録の公表は行われません")
})

test("an opening whose time is agreed anew is told by its own letter, and nobody reads that it does not happen", async () => {
  await three()
  await opens()
  await hears("gone@example.org", "opens to people")
  const first = await planned()
  await chair.do("set-access", { public: true, replay: "panel", reason: "It was agreed." })
  await chair.finds(({ workspace }) => Object.keys(workspace?.openings ?? {}).find(id => id !== first))
  await until(() => to("gone@example.org").filter(({ subject }) => subject.includes("opens to")).length === 2, "both")
  expect(letters.filter(({ subject }) => subject.includes("does not open"))).toEqual([])
})
