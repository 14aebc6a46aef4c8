import { afterEach, beforeEach, expect, test } from "vitest"
import { MemberId, RoundId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { consentsDue } from "../../../../shared/rules/law/consents.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { openCall } from "../../refusals/panel/asking.ts"
import { agree } from "../../refusals/provoking.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ live: false })
  await panel.take("panelist1")
})
afterEach(() => panel.end())

const notice = (text: string, blocks = false) => ({
  responsible: "The institute",
  contact: "privacy@example.org",
  region: "CH",
  notice: { en: text },
  blocks,
})
const state = () => panel.stage.state()
const due = async () => consentsDue(await state(), (await state()).members[MemberId.parse(panel.people["panelist1"])])
const hash = async () => (await state()).workspace?.privacy?.hash ?? ""
const consent = async (of: "notice" | "transfer", region = "CH") =>
  panel.do("panelist1", "give-consent", { of, seen: await hash(), lang: "en", region })

test("each owner is asked for the notice, and anew when it changes, with the version before", async () => {
  expect(await due()).toEqual([])
  await panel.do("moderator", "set-privacy", notice("We keep names."))
  expect(await due()).toEqual(["notice"])
  await consent("notice")
  expect(await due()).toEqual([])
  await panel.do("moderator", "set-privacy", notice("We keep names and words."))
  expect(await due()).toEqual(["notice"])
  const first = { version: 1, notice: { en: "We keep names." }, responsible: "The institute" }
  expect((await state()).workspace?.privacy).toMatchObject({ version: 2, former: [first] })
})

test("a person who missed versions is shown what changed since the one that they consented to", async () => {
  await panel.do("moderator", "set-privacy", notice("We keep names."))
  await consent("notice")
  await panel.do("moderator", "set-privacy", notice("Nobody consented to this."))
  await panel.do("moderator", "set-privacy", notice("We keep names, for a year."))
  const { workspace, members } = await state()
  const given = members[MemberId.parse(panel.people["panelist1"])]?.consents?.notice
  expect(workspace?.privacy?.former).toEqual([expect.objectContaining({ version: 1, hash: given?.hash })])
  await consent("notice")
  await panel.do("moderator", "set-privacy", notice("We keep no names."))
  expect((await state()).workspace?.privacy?.former?.map(({ version }) => version)).toEqual([3])
})

test("a member in another region is asked for the transfer apart, in whatever order the regions were set", async () => {
  await panel.do("moderator", "set-privacy", notice("We keep names."))
  await consent("notice", "CN")
  expect(await due()).toEqual(["transfer"])
  await consent("transfer", "CN")
  expect(await due()).toEqual([])
})

test("where the notice binds, who has not consented reads and contributes nothing, and does so once they have", async () => {
  await panel.do("moderator", "set-privacy", notice("We keep names.", true))
  const comment = { topic: panel.topic, entry: { lang: "en" as const, text: "One word." } }
  expect(await panel.refused("panelist1", "open-thread", comment)).toBe("notice-due")
  await consent("notice")
  await panel.do("panelist1", "open-thread", comment)
})

test("a withdrawn consent ends the seat, and neither is told to the gallery", async () => {
  await panel.do("moderator", "set-privacy", notice("We keep names."))
  await consent("notice")
  await panel.do("panelist1", "withdraw-consent", { of: "notice" })
  const member = MemberId.parse(panel.people["panelist1"])
  expect((await state()).members[member]).toMatchObject({ removed: true, consents: {} })
  const workspace = WorkspaceId.parse((await state()).workspace?.id)
  const kinds = (await panel.instance.folds.entries(workspace, 0, "gallery")).list.map(({ kind }) => kind)
  expect(kinds.filter(kind => kind.startsWith("consent-"))).toEqual([])
  expect(JSON.stringify(await panel.instance.folds.view(workspace, "gallery"))).not.toContain("consents")
})

test("a consent is withdrawn also while a round asks its owner, whose answer and place in the electorate stay", async () => {
  await panel.end()
  panel = await openPanel()
  await panel.take("panelist1")
  await panel.do("moderator", "set-privacy", notice("We keep names."))
  await consent("notice")
  const round = RoundId.parse(await openCall(panel, await panel.proposed()))
  await panel.do("panelist1", "answer-round", { round, seen: 0, answer: agree })
  const before = (await state()).rounds[round]?.electorate
  await panel.do("panelist1", "withdraw-consent", { of: "notice" })
  const member = MemberId.parse(panel.people["panelist1"])
  expect((await state()).members[member]).toMatchObject({ removed: true, consents: {} })
  expect(before?.map(one => one.member)).toContain(member)
  expect((await state()).rounds[round]?.electorate).toEqual(before)
  expect((await panel.instance.store.answers(round)).map(one => one.member)).toContain(member)
})

test("the register of transfers is a setting of the panel", async () => {
  const transfers = [{ to: "A mail service", region: "DE", ground: "contract", since: "2026-11-01" }]
  await panel.do("secretary", "set-transfers", { transfers })
  expect((await state()).workspace?.transfers).toEqual(transfers)
})
