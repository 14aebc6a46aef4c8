import { afterEach, beforeEach, expect, test } from "vitest"
import { proseText } from "../../../shared/minutes/prose/prose.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { papersOf } from "./papers.ts"

let panel: Panel
/** Held, and closed an hour later. */
beforeEach(async () => {
  panel = await openPanel()
  panel.stage.at(Date.UTC(2020, 0, 1, 1))
  await panel.do("moderator", "close-session", { session: panel.session })
})
afterEach(() => panel.end())

const sentences = async () => (await papersOf(panel)).sections("en").flatMap(({ paragraphs }) => paragraphs)
const panelists = async () => (await sentences()).find(({ place }) => place === "attendance absent")!
const amend = (who: string, en: string, correction: string | null = null) => ({
  who,
  body: { session: panel.session, place: "attendance absent", texts: { en, zh: "另有更正。" }, correction },
})
const done = ({ who, body }: ReturnType<typeof amend>) => panel.do(who, "amend-minutes", body)
const refused = ({ who, body }: ReturnType<typeof amend>) => panel.refused(who, "amend-minutes", body)

test("the secretary writes a sentence of the draft anew; the log's own stays beside it, and who wrote it", async () => {
  const { text: was } = await panelists()
  await done(amend("secretary", "Not present: panelist1, who was ill."))
  const now = await panelists()
  expect(now).toMatchObject({
    text: "Not present: panelist1, who was ill.",
    was: { text: was, why: "Written by secretary. The log has:" },
  })
  const { sections, told } = await papersOf(panel)
  const zh = sections("zh").flatMap(({ paragraphs }) => paragraphs)
  expect(zh.find(({ place }) => place === now.place)?.text).toBe("另有更正。")
  // no words were given in this language, so that the log's stand
  expect(
    sections("ja")
      .flatMap(({ paragraphs }) => paragraphs)
      .every(one => one.was === undefined),
  ).toBe(true)
  const file = proseText({ lang: "en", title: "", sections: sections("en") })
  expect(file).toContain(`who was ill.\n  Written by secretary. The log has:\n  ${was}`)
  expect(told.session.minutes.amended).toHaveLength(2)
})

test("a member without the right to write minutes amends none, and after sending they are amended only for a correction", async () => {
  expect(await refused(amend("panelist1", "No."))).toBe("not-permitted")
  await panel.do("moderator", "send-minutes", { session: panel.session, days: 5 })
  expect(await refused(amend("secretary", "Late."))).toBe("already-done")
  expect(await refused(amend("moderator", "Late.", "nothing"))).toBe("not-found")
})

test("an accepted correction changes the sentence that it is about, at the request of who asked for it", async () => {
  await panel.do("moderator", "send-minutes", { session: panel.session, days: 5 })
  const said = { lang: "en" as const, text: "I was there from the beginning." }
  const { correction } = await panel.do("secretary", "propose-correction", { session: panel.session, text: said })
  const asked = String(correction)
  expect(await refused(amend("secretary", "Everybody.", asked))).toBe("moderator-only")
  await done(amend("moderator", "Not present: panelist2.", asked))
  expect(await panelists()).toMatchObject({ was: { why: "Corrected at the request of secretary. The log has:" } })
  const { session, said: all } = await papersOf(panel)
  expect(session.minutes.corrections).toMatchObject([{ id: asked, accepted: true }])
  expect(all("en")).toContain("I was there from the beginning.")
})

test("one that was declined changes nothing, and nothing changes while others are asked to adopt them", async () => {
  await panel.do("moderator", "send-minutes", { session: panel.session, days: 0 })
  const text = { lang: "en" as const, text: "Late." }
  expect(await panel.refused("secretary", "propose-correction", { session: panel.session, text })).toBe("time-over")
  await panel.take("secretary")
  await panel.do("moderator", "adopt-minutes", { session: panel.session, reason: "Read." })
  expect(await refused(amend("moderator", "Late."))).toBe("adoption-asked")
})

test("a sentence that says what the log says is no other sentence", async () => {
  const { text } = await panelists()
  await done(amend("secretary", text))
  expect((await panelists()).was).toBeUndefined()
})
