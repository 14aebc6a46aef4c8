import { afterEach, beforeEach, expect, test } from "vitest"
import { EntryId, ThreadId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { papersOf } from "../../../shared/minutes/papers.ts"

let panel: Panel
let thread: ThreadId
let comment: EntryId
const start = Date.UTC(2020, 0, 1, 9)
const spoken = (text: string) => ({ lang: "en" as const, text })
beforeEach(async () => {
  panel = await openPanel()
  panel.stage.at(start)
  const made = await panel.do("panelist1", "open-thread", { topic: panel.topic, entry: spoken("A typpo.") })
  thread = ThreadId.parse(made["thread"])
  comment = EntryId.parse(made["entry"])
})
afterEach(() => panel.end())
const entry = async () => (await panel.stage.state()).threads[thread]?.entries[0]
const correct = (text: string) => ({ thread, comment, text: spoken(text) })

test("one's own comment is corrected for five minutes, and only by who wrote it", async () => {
  panel.stage.at(start + 299_999)
  await panel.do("panelist1", "correct-comment", correct("A typo."))
  expect(await entry()).toMatchObject({ text: { text: "A typo." }, corrected: start + 299_999 })
  expect(await panel.refused("moderator", "correct-comment", correct("Mine."))).toBe("not-permitted")
  panel.stage.at(start + 300_000)
  expect(await panel.refused("panelist1", "correct-comment", correct("Late."))).toBe("time-over")
  expect((await papersOf(panel)).scribe.join("\n")).toContain("A typo.")
  expect((await papersOf(panel)).scribe.join("\n")).not.toContain("typpo")
})

test("it is withdrawn at any time, and leaves a trace in its place", async () => {
  panel.stage.at(start + 3_600_000)
  expect(await panel.refused("panelist2", "withdraw-comment", { thread, comment })).toBe("not-permitted")
  await panel.do("panelist1", "withdraw-comment", { thread, comment })
  expect(await entry()).toMatchObject({
    by: panel.people["panelist1"],
    withdrawn: start + 3_600_000,
    text: { text: "" },
  })
  expect(await panel.refused("panelist1", "correct-comment", correct("Again."))).toBe("not-found")
  const { scribe } = await papersOf(panel)
  expect(scribe.join("\n")).toContain("(withdrawn)")
  expect(scribe.join("\n")).not.toContain("typpo")
})

test("the wording that a suggestion proposes is neither corrected nor withdrawn: it is declined, or another is proposed", async () => {
  const suggestion = {
    topic: panel.topic,
    kind: "suggestion" as const,
    entry: spoken("Add this."),
    wording: "Logs are kept.",
  }
  const made = await panel.do("panelist1", "open-thread", suggestion)
  const of = { thread: ThreadId.parse(made["thread"]), comment: EntryId.parse(made["entry"]) }
  expect(await panel.refused("panelist1", "withdraw-comment", of)).toBe("not-found")
})
