import { afterEach, beforeEach, expect, test } from "vitest"
import { ownDataOf } from "../../../../server/commands/law/ownData.ts"
import { saysNo } from "../../../../server/commands/people/openingNo.ts"
import { server } from "../../../../server/core/serverActor.ts"
import { type MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { ownPaper } from "../../../../shared/papers/panel/own.ts"
import { openingsOf } from "../../../../shared/rules/gate/opening.ts"
import { consentsDue } from "../../../../shared/rules/law/consents.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
let member: MemberId
beforeEach(async () => {
  panel = await openPanel()
  member = panel.people["panelist1"]!
  await panel.take("panelist1")
})
afterEach(() => panel.end())

const later = () => panel.stage.at(panel.instance.clock.now() + 1_000)

async function reissue(): Promise<void> {
  later()
  await panel.do("host", "reissue-seat", { member, reason: "Lost." })
  later()
  await panel.take("panelist1")
  later()
}

test("a thread that the former holder opened is not the next one's to resolve or to reopen", async () => {
  const open = () => panel.do("panelist1", "open-thread", { topic: panel.topic, entry: { lang: "en", text: "Why?" } })
  const [before, resolved] = [String((await open())["thread"]), String((await open())["thread"])]
  await panel.do("panelist1", "resolve-thread", { thread: resolved })
  await reissue()
  expect(await panel.refused("panelist1", "resolve-thread", { thread: before })).toBe("not-permitted")
  expect(await panel.refused("panelist1", "reopen-thread", { thread: resolved })).toBe("not-permitted")
  await panel.do("panelist1", "resolve-thread", { thread: String((await open())["thread"]) })
})

test("the next holder is asked for their own consents, and has neither the title nor the request of the former one", async () => {
  await panel.do("moderator", "set-privacy", {
    responsible: "The institute",
    contact: "privacy@example.org",
    region: "CH",
    notice: { en: "We keep names." },
    blocks: true,
  })
  const seen = (await panel.stage.state()).workspace?.privacy?.hash ?? ""
  for (const of of ["notice", "transfer"] as const)
    await panel.do("panelist1", "give-consent", { of, seen, lang: "en", region: "JP" })
  const titled = {
    name: "Ann Lee",
    romanised: "",
    field: null,
    title: { en: "Professor" },
    affiliation: { en: "A university" },
  }
  await panel.do("panelist1", "describe-member", { member, ...titled })
  await panel.do("panelist1", "ask-erasure", { member })
  await reissue()
  const state = await panel.stage.state()
  // the next holder consented as they joined, from another region than the former one
  expect(state.members[member]?.consents).toEqual({ notice: expect.objectContaining({ region: "CH" }) })
  expect(consentsDue(state, state.members[member])).toEqual([])
  for (const field of ["erasure", "title", "affiliation"]) expect(state.members[member]).not.toHaveProperty(field)
})

test("the own data of the next holder has no words, statements, files or names of the former one", async () => {
  const called = (name: string) =>
    panel.do("panelist1", "describe-member", { member, name, romanised: "", field: null })
  const comment = (text: string) =>
    panel.do("panelist1", "open-thread", { topic: panel.topic, entry: { lang: "en", text } })
  await comment("Of the former holder.")
  await panel.do("panelist1", "state-interest", { member, text: { lang: "en", text: "Shares of the former holder." } })
  await called("Ann Lee")
  await reissue()
  await comment("Of the next holder.")
  await called("Bea Roy")
  const state = await panel.stage.state()
  const workspace = WorkspaceId.parse(state.workspace?.id)
  const own = await ownDataOf(panel.instance, {
    workspace,
    state,
    member: state.members[member]!,
    at: panel.instance.clock.now(),
  })
  expect(own.said.map(({ text }) => text)).toEqual(["Of the next holder."])
  expect(own.seat.interest).toBeNull()
  expect(own.seat.formerly.map(({ name }) => name)).toEqual(["panelist1"])
  expect(JSON.stringify(own)).not.toMatch(/Ann Lee|former holder/)
})

test("the own data of a member lists the openings that they said no to, and of a former holder's none", async () => {
  const wider = { public: true, replay: "readers", reason: "It was agreed." } as const
  const own = async (who = member) => {
    const state = await panel.stage.state()
    const workspace = WorkspaceId.parse(state.workspace?.id)
    return ownDataOf(panel.instance, { workspace, state, member: state.members[who]!, at: panel.instance.clock.now() })
  }
  const plan = async () => {
    await panel.do("moderator", "set-access", wider)
    const [opening] = openingsOf(await panel.stage.state())
    const workspace = WorkspaceId.parse((await panel.stage.state()).workspace?.id)
    await panel.instance.dispatch.perform(workspace, server, saysNo(opening!.id, member), null)
    return opening!
  }
  await panel.do("moderator", "set-access", { ...wider, public: false })
  await panel.do("panelist1", "open-thread", { topic: panel.topic, entry: { lang: "en", text: "Why?" } })
  expect((await own()).withheld).toEqual([])
  const { id: opening, at } = await plan()
  expect((await own()).withheld).toEqual([{ opening, at }])
  expect((await own(panel.people["panelist2"])).withheld).toEqual([])
  const read = JSON.stringify(ownPaper(await own(), "en", { at: 0 } as never).blocks)
  expect(read).toContain("What you said before the opening of")

  await panel.do("moderator", "set-access", { ...wider, public: false })
  expect((await own()).withheld).toEqual([{ opening, at: null }])
  await reissue()
  expect((await own()).withheld).toEqual([])
  later()
  const second = await plan()
  expect((await own()).withheld).toEqual([{ opening: second.id, at: second.at }])
})

test("an interest that was entered for the former holder is not offered to the next one", async () => {
  const text = { lang: "en" as const, text: "Shares in a maker." }
  await panel.do("secretary", "state-interest", { member, text })
  expect((await panel.stage.state()).members[member]?.proposedInterest).toMatchObject({ text })
  await reissue()
  expect((await panel.stage.state()).members[member]?.proposedInterest).toBeFalsy()
})

test("a block of the next holder brings their own objection beside the former holder's", async () => {
  const statement = await panel.proposed()
  const block = async (reason: string) => {
    const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
    await panel.do("panelist1", "answer-round", {
      round: String(round),
      answer: { kind: "call", position: "block", reason, remedy: "Say how.", lang: "en" },
      seen: 0,
    })
    await panel.do("moderator", "close-and-show", { round: String(round), evenBelowQuorum: true })
  }
  await block("Too vague.")
  await reissue()
  await block("Too strict.")
  const { objections } = await panel.stage.state()
  expect(Object.values(objections).map(({ by, reason }) => [by, reason.text])).toEqual([
    [member, "Too vague."],
    [member, "Too strict."],
  ])
})

test("a member without a seat in the session proposes no correction of its minutes", async () => {
  await panel.do("secretary", "tick-attendance", { session: panel.session, member, here: true })
  await panel.do("moderator", "close-session", { session: panel.session })
  await panel.do("secretary", "send-minutes", { session: panel.session, days: 3 })
  const correct = () =>
    panel.do("panelist1", "propose-correction", { session: panel.session, text: { lang: "en", text: "I was there." } })
  await correct()
  await reissue()
  await expect(correct()).rejects.toThrow("not-permitted")
})
