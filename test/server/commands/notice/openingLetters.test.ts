import { afterEach, beforeEach, expect, test } from "vitest"
import type { Letter, Mail } from "../../../../server/ports/host/mail.ts"
import { until } from "../../../kit/clocks/until.ts"
import { type Person, post } from "../../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

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
