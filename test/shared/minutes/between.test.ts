import { afterEach, describe, expect, it } from "vitest"
import { tellsObjections } from "../../../shared/minutes/changes/seatsTogether.ts"
import { type BatchPanel, batchPanel, hour, inAnHour, start } from "../../server/commands/round/batch/batchPanel.ts"
import { papersOf } from "./papers.ts"

let batch: BatchPanel
afterEach(() => batch.panel.end())

/** The panel meets after its rounds, and the minutes of that session tell what happened before it. */
async function meet(at: number) {
  const { panel } = batch
  panel.stage.at(at)
  panel.stage.present(Object.values(panel.people))
  await panel.do("moderator", "start-session", { session: panel.session })
  return papersOf(panel)
}

const four = ["panelist1", "panelist2", "panelist3", "panelist4"]
const heading = "Between the sessions"

describe("the minutes of the session after rounds with a deadline (DOMAIN B11)", () => {
  it("name batch, opening and deadline, the extension, and the summary for the next round", async () => {
    batch = await batchPanel({ texts: 2 })
    const [first, second] = await batch.open({ kind: "rating", deadline: inAnHour })
    for (const who of four) for (const round of [first!, second!]) await batch.rate(who, round, 8)
    await batch.panel.do("moderator", "extend-deadline", { round: first!, endsAt: start + 2 * hour })
    await batch.meet(start + 2 * hour)
    const text = "Most support it."
    await batch.panel.do("secretary", "summarize-round", { round: first!, lang: "en", text, seen: "" })
    const { sections, said, scribe } = await meet(start + 3 * hour)
    const told =
      sections("en")
        .find(one => one.heading === heading)
        ?.paragraphs.map(one => one.text) ?? []
    expect(told[0]).toContain("Rating 1 on A-1: 4 of 5 answered; median 8")
    expect(told.slice(1, 5)).toEqual([
      "The round was one of 2 in a batch.",
      expect.stringMatching(
        /^It was open from .*2026.*; it closed by the clock at its deadline, .*2026.*; the deadline had been extended once\.$/,
      ),
      "Class by the disagreement index: supported.",
      "Summary for the next round:",
    ])
    expect(told[5]).toBe(text)
    expect(told).toContainEqual(expect.stringContaining("Rating 1 on A-2"))
    expect(scribe).toContain(`Topic: ${heading}`)
    expect(scribe).toContain("[The round was one of 2 in a batch.]")
    expect(said("zh")).toContain("本轮属于一组条文，该组共2轮。")
    expect(said("ja")).toContain("このラウンドは、2件の一括回答の一つであった。")
    expect(said("ja")).toContain("次のラウンドのための要約：")
  })
  it("say that too few had answered, before and after the chair decides", async () => {
    batch = await batchPanel({ texts: 2 })
    const [first] = await batch.open({ kind: "rating", deadline: inAnHour })
    await batch.rate("panelist1", first!, 8)
    await batch.meet(inAnHour.endsAt)
    const before = (await meet(start + 2 * hour)).said("en")
    expect(before).toContain("Rating 1 on A-1 is closed; the chair has not decided yet whether to show it.")
    expect(before).toContain("Too few had answered for the result to be shown by itself.")
    await batch.panel.do("moderator", "void-round", { round: first!, reason: "Asked again." })
    const after = (await papersOf(batch.panel)).said("en")
    expect(after).toContain("Rating 1 on A-1 was voided: Asked again.")
    expect(after).toContain("Too few had answered for the result to be shown by itself.")
    expect(after.join(" ")).not.toContain("has not decided yet")
  })
  it("say that a moderator closed it before the deadline once all had answered", async () => {
    batch = await batchPanel({ texts: 2, panelists: 4 })
    const [first, second] = await batch.open({ kind: "rating", deadline: inAnHour })
    for (const who of four) for (const round of [first!, second!]) await batch.rate(who, round, 8)
    await batch.panel.do("moderator", "close-and-show", { round: first! })
    const { said } = await meet(start + 2 * hour)
    expect(said("en").join(" ")).toContain("every elector had answered, and it closed at")
  })
  it("tell an objection with its reason, its remedy, the answer and its end, but not in minutes that were sent before", async () => {
    batch = await batchPanel({ texts: 2, panelists: 4 })
    const { panel } = batch
    const [first] = await batch.open({ kind: "call", anonymity: "named", deadline: inAnHour })
    const blocks = { kind: "call", position: "block", reason: "No therapists.", remedy: "Trained nurses." } as const
    await panel.do("panelist1", "answer-round", { round: first!, answer: blocks, seen: 0 })
    for (const who of four.slice(1))
      await panel.do(who, "answer-round", { round: first!, answer: { kind: "call", position: "agree" }, seen: 0 })
    await batch.meet(start + hour)
    const { id: objection } = Object.values((await panel.stage.state()).objections)[0]!
    const answer = { lang: "en", text: "Nurses may do it." } as const
    await panel.do("moderator", "answer-objection", { objection, disposition: "partly", answer })
    await panel.do("panelist1", "reply-objection", { objection, reply: "withdrawn" })
    const { said, scribe } = await meet(start + 3 * hour)
    const told = said("en")
    expect(scribe).toContain("panelist1: Proposed remedy: Trained nurses.")
    expect(told).toContain("Objection by panelist1 to A-1:")
    for (const words of ["No therapists.", "Trained nurses.", "Nurses may do it."]) expect(told).toContain(words)
    expect(told.join(" ")).toMatch(/partly accommodated.*withdrawn/)
    const { session } = panel
    await panel.do("moderator", "close-session", { session })
    await panel.do("moderator", "send-minutes", { session, days: 1 })
    expect((await papersOf(panel)).said("en")).toContain("Trained nurses.")
    const { minutes } = (await panel.stage.state()).sessions[session]!
    expect([minutes, { ...minutes, wording: 4 as const }].map(one => tellsObjections({ minutes: one }))).toEqual([
      true,
      false,
    ])
  })
  it("have no such section where nothing happened", async () => {
    batch = await batchPanel({ texts: 2 })
    const { sections } = await meet(start + hour)
    expect(sections("en").map(one => one.heading)).not.toContain(heading)
  })
})
