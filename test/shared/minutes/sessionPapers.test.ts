import { afterEach, expect, test } from "vitest"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { outcomesOf } from "../../../shared/minutes/proceedings/outcomes.ts"
import { proceedingsOf } from "../../../shared/minutes/proceedings/proceedings.ts"
import { prose, proseText } from "../../../shared/minutes/prose/prose.ts"
import { writeMinutes } from "../../../shared/minutes/written.ts"
import { SessionId } from "../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

/** The lines of a session's outcome paper and its minutes about actions, from the current log. */
async function told(session: string) {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const state = fold(emptyState, list)
  const held = state.sessions[SessionId.parse(session)]!
  const { actions, carried } = outcomesOf(state, held)
  const section = (lang: "en" | "zh" | "ja", heading: string) =>
    prose(proceedingsOf(state, held, list), lang)
      .sections.find(one => one.heading === heading)
      ?.paragraphs.map(({ text }) => text)
  return { own: actions.map(({ text }) => text.en), carried: carried.map(({ text }) => text.en), section }
}

test("an action that is not done goes on with the next session's papers until it is, and stays in its own", async () => {
  panel = await openPanel()
  const hour = 3_600_000
  const start = panel.instance.clock.now()
  const owners = [panel.people["panelist1"]!]
  const add = async (text: string, due: string | null) =>
    String((await panel.do("secretary", "add-action", { owners, text: { en: text }, due }))["action"])
  const list = await add("Event list", "2027-01-31")
  const outline = await add("Outline", "2026-12-25")
  const early = await add("Early", null)
  panel.stage.at(start + hour)
  await panel.do("secretary", "finish-action", { action: early })
  await panel.do("moderator", "close-session", { session: panel.session })
  const made = await panel.do("moderator", "continue-session", { session: panel.session, startsAt: start + 2 * hour })
  const next = String(made["session"])

  // before the next session has begun, its paper lists what is open, what is due first on top
  expect((await told(next)).carried).toEqual(["Outline", "Event list"])
  panel.stage.at(start + 2 * hour)
  await panel.do("moderator", "start-session", { session: SessionId.parse(next) })
  await add("New", null)
  panel.stage.at(start + 3 * hour)
  await panel.do("secretary", "finish-action", { action: outline })
  await panel.do("moderator", "close-session", { session: SessionId.parse(next) })
  panel.stage.at(start + 4 * hour)
  await panel.do("secretary", "finish-action", { action: list })

  // a later completion is told as it was when the session closed
  const later = await told(next)
  expect(later.own).toEqual(["New"])
  expect(later.section("en", "Actions from earlier sessions")).toEqual([
    "Done by panelist1: Outline.",
    "panelist1: Event list, by 31 January 2027.",
  ])
  expect(later.section("zh", "以往会议的后续事项")?.[0]).toBe("panelist1已完成：Outline。")
  expect(later.section("ja", "前回までの対応事項")?.[0]).toBe("panelist1氏が完了：Outline。")
  const first = await told(panel.session)
  expect(first.own).toEqual(["Event list", "Outline", "Early"])
  expect(first.carried).toEqual([])
})

test("adopted minutes do not change: no summary is added, and a later action belongs to the next session", async () => {
  panel = await openPanel()
  const { session } = panel
  const owners = [panel.people["panelist1"]!]
  await panel.do("moderator", "write-summary", { session, text: { en: "Views differ." } })
  await panel.do("moderator", "close-session", { session })
  await panel.do("moderator", "send-minutes", { session, days: 0 })
  await panel.do("moderator", "adopt-minutes", { session, reason: "Alone." })
  const adopted = await told(session)
  panel.stage.at(panel.instance.clock.now() + 1_000)
  expect(await panel.refused("moderator", "write-summary", { session, text: { en: "They agree." } })).toBe(
    "minutes-adopted",
  )
  await panel.do("secretary", "add-action", { owners, text: { en: "Late" }, due: null })
  const later = await told(session)
  expect(later.section("en", "Chair's summary")).toEqual(["Views differ."])
  expect(later.own).toEqual(adopted.own)
  const startsAt = panel.instance.clock.now() + 1_000
  const { session: next } = await panel.do("moderator", "continue-session", { session, startsAt })
  expect((await told(String(next))).carried).toEqual(["Late"])
})

test("an embargo is set, moved and taken away by the chair or the desk, and everybody reads it", async () => {
  panel = await openPanel()
  const { session } = panel
  const embargo = async (audience: "room" | "gallery") => {
    const workspace = (await panel.instance.directory.workspaces())[0]!.id
    return (await panel.instance.folds.view(workspace, audience)).sessions[session]?.embargo
  }
  await panel.do("moderator", "set-access", { public: false, replay: "readers" })
  expect(await panel.refused("panelist1", "set-embargo", { session, until: 1_800_000_000_000 })).toBe("not-permitted")
  await panel.do("secretary", "set-embargo", { session, until: 1_800_000_000_000 })
  expect([await embargo("room"), await embargo("gallery")]).toEqual([1_800_000_000_000, 1_800_000_000_000])
  await panel.do("moderator", "set-embargo", { session, until: null })
  expect(await embargo("room")).toBe(null)
})

test("adopted minutes read the same for ever: later answers, names, sides and records change nothing in them", async () => {
  panel = await openPanel()
  const { session } = panel
  const statement = await panel.proposed()
  const reason = { lang: "en" as const, text: "Too wide." }
  const raised = await panel.do("panelist1", "raise-objection", { statement, version: 1, reason, remedy: null })
  await panel.do("moderator", "close-session", { session })
  await panel.do("moderator", "send-minutes", { session, days: 0 })
  await panel.do("moderator", "adopt-minutes", { session, reason: "Alone." })
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const minutes = async () => {
    const { list } = await panel.instance.folds.entries(workspace, 0, "room")
    const state = fold(emptyState, list)
    const { prose: all, scribe, seq } = writeMinutes(state, state.sessions[session]!, list)
    return { seq, text: [...all.map(proseText), scribe].join("\n") }
  }
  const adopted = await minutes()
  expect(adopted.text).toContain("Too wide.")

  const objection = String(raised["objection"])
  await panel.do("moderator", "answer-objection", {
    objection,
    disposition: "answered",
    answer: { lang: "en", text: "It is not." },
  })
  await panel.do("moderator", "carry-over", { statement })
  await panel.do("secretary", "describe-member", { member: panel.people["panelist1"]!, name: "Lin Che", field: null })
  await panel.do("secretary", "set-title", { title: { en: "Another name" } })
  const later = await minutes()
  expect(later.seq).toBeGreaterThan(adopted.seq)
  expect(later.text).toBe(adopted.text)
})

test("minutes say how many answers came late, without names, and adopted ones stay as they are to the byte", async () => {
  panel = await openPanel()
  const { session } = panel
  const statement = await panel.proposed()
  const body = { statement, version: 1, kind: "rating", anonymity: "named" } as const
  const round = String((await panel.do("moderator", "open-round", body))["round"])
  await panel.do("moderator", "close-round", { round, evenBelowQuorum: true })
  await panel.do("moderator", "reveal-round", { round })
  await panel.do("panelist1", "report-late-answer", { round })
  await panel.do("moderator", "close-session", { session })
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const minutes = async () => {
    const { list } = await panel.instance.folds.entries(workspace, 0, "room")
    const state = fold(emptyState, list)
    return writeMinutes(state, state.sessions[session]!, list).prose.map(proseText)
  }
  const said = [
    "1 answer came after the close and was not counted.",
    "有1份回答在截止后才到达，未计入。",
    "締め切り後に届いた回答が1件あり、集計に含まれていない。",
  ]
  const draft = await minutes()
  for (const sentence of said) expect(draft.filter(text => text.includes(sentence))).toHaveLength(1)
  await panel.do("moderator", "send-minutes", { session, days: 0 })
  await panel.do("moderator", "adopt-minutes", { session, reason: "Alone." })
  const adopted = await minutes()
  await panel.do("panelist2", "report-late-answer", { round })
  expect(await minutes()).toEqual(adopted)
})

test("the outcome paper lists open texts by their numbers: the tenth after the second", async () => {
  panel = await openPanel()
  for (let n = 0; n < 10; n++) await panel.proposed()
  const state = await panel.stage.state()
  const { open } = outcomesOf(state, state.sessions[SessionId.parse(panel.session)]!)
  expect(open.map(({ label }) => label)).toEqual(Array.from({ length: 10 }, (_, n) => `A-${n + 1}`))
})
