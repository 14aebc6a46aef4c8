import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { TopicId } from "../../../../shared/model/ids.ts"
import { TopicId as Topic } from "../../../../shared/model/ids.ts"
import { noteModeNow } from "../../../../shared/rules/text/noteMode.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
let later: TopicId
const draft = (topic: TopicId) => ({ topic, lang: "en" as const, text: "Logs are kept." })

/** One topic was held, another was on the agenda and never reached. */
beforeEach(async () => {
  panel = await openPanel({ live: false })
  later = Topic.parse((await panel.do("moderator", "open-topic", { title: { en: "Logs" }, letter: "B" }))["topic"])
  const items = [panel.topic, later].map(topic => ({
    kind: "topic" as const,
    title: { en: "Held" },
    topic,
    minutes: 20,
  }))
  await panel.do("moderator", "set-agenda", { session: panel.session, items })
  await panel.do("moderator", "start-session", { session: panel.session })
})
afterEach(() => panel.end())

const close = () => panel.do("moderator", "close-session", { session: panel.session })
const mode = async (topic: TopicId) => noteModeNow((await panel.stage.state()).topics[topic]!)

describe("topics that a session has held are closed with it", () => {
  test("panelists write no statement of it; chairs and the secretary do, and everybody comments and suggests", async () => {
    const statement = await panel.proposed()
    await close()
    expect(await mode(panel.topic)).toBe("suggest")
    expect(await panel.refused("panelist1", "draft-statement", draft(panel.topic))).toBe("topic-ended")
    const text = { statement, lang: "en" as const, text: "Data move slowly.", base: 1, newVersion: true }
    expect(await panel.refused("panelist1", "save-text", text)).toBe("topic-ended")
    const entry = { lang: "en" as const, text: "A word." }
    await panel.do("panelist1", "open-thread", { topic: panel.topic, kind: "comment", entry })
    await panel.do("secretary", "draft-statement", draft(panel.topic))
    await panel.do("moderator", "save-text", text)
  })

  test("a draft is neither proposed nor withdrawn by its panelist any more", async () => {
    const made = await panel.do("panelist1", "draft-statement", draft(panel.topic))
    const statement = String(made["statement"])
    await close()
    expect(await panel.refused("panelist1", "withdraw-statement", { statement, reason: "No." })).toBe("topic-ended")
    expect(await panel.refused("panelist1", "propose-statement", { statement, seen: "x" })).toBe("topic-ended")
  })

  test("a topic that was not reached goes on between sessions", async () => {
    await close()
    expect(await mode(later)).toBe("open")
    await panel.do("panelist1", "draft-statement", draft(later))
  })

  test("a moderator reopens a topic with a reason, and an undone close opens all of it again", async () => {
    await close()
    expect(await panel.refused("panelist1", "reopen-topic", { topic: panel.topic, reason: "Late." })).toBe(
      "moderator-only",
    )
    await panel.do("moderator", "reopen-topic", { topic: panel.topic, reason: "One word is missing." })
    await panel.do("panelist1", "draft-statement", draft(panel.topic))
    await panel.do("moderator", "reopen-session", { session: panel.session })
    await close()
    await panel.do("moderator", "reopen-session", { session: panel.session })
    expect(await mode(panel.topic)).toBe("open")
    await panel.do("panelist1", "draft-statement", draft(panel.topic))
  })

  test("the agenda of a session to come opens its topics for drafting", async () => {
    await panel.do("panelist1", "draft-statement", draft(panel.topic))
    await close()
    await panel.do("moderator", "continue-session", { session: panel.session, startsAt: 1_800_000_000_000 })
    expect(await mode(panel.topic)).toBe("open")
    await panel.do("panelist1", "draft-statement", draft(panel.topic))
  })

  test("a topic that is on the agenda of a session to come is not closed with another", async () => {
    const next = await panel.do("moderator", "schedule-session", { title: { en: "2" }, startsAt: 1_800_000_000_000 })
    const items = [{ kind: "topic" as const, title: { en: "Held" }, topic: panel.topic, minutes: 20 }]
    await panel.do("moderator", "set-agenda", { session: String(next["session"]), items })
    await close()
    expect(await mode(panel.topic)).toBe("open")
  })

  test("a note that was locked stays so, and a mode that is set meanwhile holds once the topic is reopened", async () => {
    await close()
    await panel.do("moderator", "set-note-mode", { topic: panel.topic, mode: "locked" })
    expect(await mode(panel.topic)).toBe("locked")
    await panel.do("moderator", "set-note-mode", { topic: panel.topic, mode: "open", reason: "For the next one." })
    expect(await mode(panel.topic)).toBe("suggest")
    await panel.do("moderator", "reopen-topic", { topic: panel.topic, reason: "Now." })
    expect(await mode(panel.topic)).toBe("open")
  })
})
