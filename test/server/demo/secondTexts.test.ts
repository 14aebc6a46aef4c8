import { afterAll, beforeAll, describe, expect, it, test } from "vitest"
import { translationQueue } from "../../../server/commands/translation/waiting.ts"
import * as a from "../../../server/demo/texts/a.ts"
import * as d from "../../../server/demo/texts/d.ts"
import * as e from "../../../server/demo/texts/e.ts"
import { paragraphsOf } from "../../../shared/document/paragraphs/paragraphs.ts"
import { saidIn } from "../../../shared/rules/said/saidIn.ts"
import { translationOf, translationStanding } from "../../../shared/rules/said/standing.ts"
import { now, Seeded } from "./seeded.ts"

const seeded = new Seeded()
beforeAll(() => seeded.play())
afterAll(() => seeded.demo.remove())

const all = () => Object.values(seeded.state.translations)
const standings = () => all().map(row => translationStanding(seeded.state, row, now))
const waiting = (lang: "en" | "zh" | "ja") => translationQueue(seeded.state, lang, () => true).waiting

describe("translations of what was said", () => {
  test.each(["by_interpreter", "accepted", "corrected", "unconfirmed"] as const)("some are %s", standing => {
    expect(standings()).toContain(standing)
  })
  it("are from the interpreter and the secretary", () => {
    const writers = new Set(all().map(({ by }) => seeded.nameOf(by)))
    expect(writers).toEqual(new Set(["高梨遥", "许安澜", "森下彩乃"]))
  })
  it("are behind where the original was corrected, and wait again", () => {
    const behind = all().filter(row => row.behind)
    expect(behind).toMatchObject([{ lang: "zh" }])
    const said = saidIn(seeded.state).find(({ key }) => key === behind[0]!.key)
    expect(said?.text).toBe(d.failuresCorrected)
    expect(waiting("zh").map(one => one.said.text)).toContain(d.failuresCorrected)
  })
  it("wait in every language, first what is said in the live session, the newest first", () => {
    for (const lang of ["en", "zh", "ja"] as const) expect(waiting(lang).length).toBeGreaterThan(2)
    const [first, second] = waiting("en")
    expect([first?.urgency, second?.urgency]).toEqual(["live", "live"])
    expect(first!.said.at).toBeGreaterThanOrEqual(second!.said.at)
    expect(waiting("en").map(one => one.said.text)).toContain(e.withdrawn)
  })
  it("of the dissent are accepted in both languages, in Chinese by the panelist whom its author named", () => {
    const [dissent] = seeded.record(6).dissents
    const said = saidIn(seeded.state).find(({ text }) => text === dissent!.text.text)!
    for (const lang of ["en", "zh"] as const)
      expect(translationOf(seeded.state, said, lang)?.answer?.how).toBe("accepted")
    const chinese = translationOf(seeded.state, said, "zh")
    expect([chinese?.reader?.member, chinese?.answer?.by].map(id => seeded.nameOf(id ?? null))).toEqual([
      "藤原里緒",
      "藤原里緒",
    ])
  })
  it("of reasons with hidden names are answered by nobody", () => {
    const hidden = saidIn(seeded.state).filter(said => said.hidden)
    expect(hidden.length).toBeGreaterThan(10)
    const rows = hidden.flatMap(said => [translationOf(seeded.state, said, "en")])
    expect(rows.every(row => row !== null && row.answer === null)).toBe(true)
  })
})

describe("translations of paragraphs of a note", () => {
  const translated = async (letter: string) => {
    const paragraphs = paragraphsOf(await seeded.noteOf(letter), all())
    return paragraphs.flatMap(({ block, placed }) =>
      placed.map(({ row, isLevel }) => ({ text: block.text, lang: block.lang, in: row.lang, isLevel })),
    )
  }
  it("are level below one paragraph and behind another, in the same note", async () => {
    const published = { text: a.noted.published.text, lang: "zh", isLevel: true }
    const accessLog = { text: a.accessLogChanged, lang: "ja", isLevel: false }
    expect(await translated("A")).toEqual([
      { ...published, in: "ja" },
      { ...published, in: "en" },
      { ...accessLog, in: "zh" },
      { ...accessLog, in: "en" },
    ])
  })
  it("belong to who wrote the paragraph, who accepted one of them", () => {
    const [said] = saidIn(seeded.state).filter(({ text }) => text === a.noted.published.text)
    expect(said!.authors.map(id => seeded.nameOf(id))).toEqual(["林澈"])
    expect(translationStanding(seeded.state, translationOf(seeded.state, said!, "en")!, now)).toBe("accepted")
    expect(translationStanding(seeded.state, translationOf(seeded.state, said!, "ja")!, now)).toBe("by_interpreter")
  })
})
