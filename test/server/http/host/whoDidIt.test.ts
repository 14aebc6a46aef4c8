import { afterEach, beforeEach, expect, it } from "vitest"
import type { Letter, Mail } from "../../../../server/ports/host/mail.ts"
import { answerOwner } from "../../../../server/start/owner/answerOwner.ts"
import type { CodeAsked } from "../../../../shared/contract/queries.ts"
import type { HostPersonal } from "../../../../shared/record/host/hostEvents.ts"
import { administratorOf } from "../../../kit/people/administrator.ts"
import { post } from "../../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let letters: Letter[]
beforeEach(async () => {
  letters = []
  const mail: Mail = { send: async letter => void letters.push(letter), close: () => {} }
  panel = await servePanel({ mail })
})
afterEach(() => panel.end())

/** The newest entries of a kind, newest first. */
const newest = async (kind: string, limit: number) => {
  const found = await panel.instance.hostRows.newest({ before: 1_000_000, limit, kinds: [kind], from: 0, until: 9e15 })
  return found as { body: object; personal: HostPersonal | null }[]
}

it("an administrator who opens a panel in the browser made its chairs' links", async () => {
  const cookie = await administratorOf(panel)
  const [signedIn] = await newest("signed-in", 1)
  const body = { lang: "en", title: "Ports", sides: ["North", "South"], chairs: [chair("Ito"), chair("Mori")] }
  expect((await post(panel.url, "/api/workspaces", body, { cookie })).status).toBe(200)
  const made = { body: { link: "seat", role: "moderator" }, personal: { by: signedIn?.personal?.by } }
  expect(signedIn?.personal?.by.kind).toBe("administrator")
  expect(await newest("link-made", 2)).toMatchObject([made, made])
})

it("a backup of the schedule was taken by the server, and one at the terminal by the terminal", async () => {
  const owner = answerOwner(panel.instance, panel.url)
  await owner("record-backup", { workspaces: 1, entries: 9 })
  await owner("record-backup", { workspaces: 1, entries: 9, scheduled: true })
  expect((await newest("backed-up", 2)).map(({ personal }) => personal?.by)).toEqual([
    { kind: "server" },
    { kind: "terminal" },
  ])
})

it("a sign-in that another sign-in of the account ends is the one whom the entry is about", async () => {
  const [one, other] = [await signIn(), await signIn()]
  const [last, first] = (await newest("signed-in", 2)).map(({ personal }) => personal?.by)
  expect((await post(panel.url, "/api/account/end", { id: "others" }, { cookie: other })).status).toBe(200)
  const [ended] = await newest("signed-out", 1)
  expect(ended).toMatchObject({ body: { how: "ended" }, personal: { by: last, about: first } })
  await post(panel.url, "/api/account/end", { id: "all" }, { cookie: other })
  const [own] = await newest("signed-out", 1)
  expect(own).toMatchObject({ personal: { by: last, about: null } })
  expect(one).not.toBe(other)
})

const chair = (name: string) => ({ name, own: false })

/** Signs a browser in to one account by a letter. */
async function signIn(): Promise<string> {
  const before = letters.length
  const asked = await post(panel.url, "/api/sign-in/link", { email: "ann@example.org" })
  const { request } = (await asked.json()) as CodeAsked
  await expect.poll(() => letters.length).toBeGreaterThan(before)
  const token = /sign-in#(\S+)/.exec(letters.at(-1)?.text ?? "")?.[1]
  const opened = await post(panel.url, "/api/sign-in/link/open", { token, request })
  return opened.headers.getSetCookie()[0]?.split(";")[0] ?? ""
}
