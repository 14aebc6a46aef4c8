import { afterAll, beforeAll, expect, test } from "vitest"
import type { Snapshot } from "../../../shared/fold/slices/snapshot.ts"
import { MemberId } from "../../../shared/model/ids.ts"
import { consentsDue } from "../../../shared/rules/law/consents.ts"
import { ownNotice, ownRow } from "../../../shared/rules/law/ownRow.ts"
import { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let chair: Person
let observer: Person
beforeAll(async () => {
  panel = await servePanel()
  chair = await panel.join("moderator1")
  const { made } = await chair.do("make-invite", { role: "observer", uses: 1 })
  observer = await Person.join(panel.url, `#${made["token"]}`, "An observer")
})
afterAll(async () => {
  observer.leave()
  await panel.end()
})

const notice = (text: string) => ({
  responsible: "The institute",
  contact: "privacy@example.org",
  region: "CH",
  notice: { en: text },
  blocks: true,
})
const page = async () => (await observer.fetch("/api/workspaces/panel")) as Snapshot
const due = async () => {
  const { state, me } = await page()
  return consentsDue(state, ownRow(state, me))
}

test("an observer is asked once, and after a change for what differs from their version", async () => {
  await chair.do("set-privacy", notice("We keep names."))
  expect(await due()).toEqual(["notice"])
  const seen = (await page()).state.workspace?.privacy?.hash ?? ""
  await observer.do("give-consent", { of: "notice", seen, lang: "en", region: "CH" })
  expect(await due()).toEqual([])
  await chair.do("set-privacy", notice("Nobody consented to this."))
  await chair.do("set-privacy", notice("We keep names, for a year."))
  expect(await due()).toEqual(["notice"])
  const { state, me } = await page()
  const shown = ownNotice(state.workspace!.privacy!, me)
  expect(shown.former?.map(({ notice: text }) => text)).toEqual([{ en: "We keep names." }])
  await observer.do("ask-erasure", { member: MemberId.parse(observer.member) })
  const after = await page()
  expect(ownRow(after.state, after.me)?.erasure?.by).toBe(observer.member)
  // the entries for observers name nobody's consents
  expect(JSON.stringify(after.state)).not.toContain("consents")
})
