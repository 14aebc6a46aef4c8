import { afterEach, describe, expect, test } from "vitest"
import type { WordsByField } from "../../../../../client/elements/forms/fieldWords.ts"
import { ResultRail } from "../../../../../client/elements/session/rail/plenary-result-rail.ts"
import type { AnswerGiven } from "../../../../../client/elements/session/round/answer/answerGiven.ts"
import { LastRating } from "../../../../../client/elements/session/round/answer/plenary-last-rating.ts"
import { RatingForm } from "../../../../../client/elements/session/round/answer/plenary-rating-form.ts"
import { RoundCard } from "../../../../../client/elements/session/round/plenary-round-card.ts"
import { ReasonList } from "../../../../../client/elements/session/round/result/plenary-reason-list.ts"
import { StatementCard } from "../../../../../client/elements/session/statement/plenary-statement-card.ts"
import type { Round, Statement } from "../../../../../shared/fold/consensusState.ts"
import { as, round, scene, scores, statement, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"
import { allWords, shown } from "../shown.ts"

afterEach(() => document.body.replaceChildren())

const low = (score: number) => score <= 3

async function form(over: Partial<RatingForm> = {}) {
  const element = new RatingForm()
  const sent: unknown[] = []
  element.addEventListener("answer-given", ({ answer }: AnswerGiven) => sent.push(answer))
  await shown(element, { needs: low, ...over })
  const choose = async (score: number) => {
    element.renderRoot.querySelector<HTMLInputElement>(`input[value='${score}']`)?.click()
    await element.updateComplete
  }
  const field = () => element.renderRoot.querySelector("textarea")
  const write = async (text: string) => {
    const area = field()
    if (!area) throw new Error("no field for the reason")
    area.value = text
    area.dispatchEvent(new InputEvent("input", { bubbles: true }))
    await element.updateComplete
  }
  const submit = async () => {
    element.renderRoot.querySelector<HTMLButtonElement>("button.filled")?.click()
    await element.updateComplete
  }
  return { element, sent, choose, field, write, submit }
}

describe("the form of a rating", () => {
  test("asks for the reason of a low score before it sends, and sends it with its language", async () => {
    const { element, sent, choose, field, write, submit } = await form()
    expect(field()).toBeNull()
    await choose(2)
    expect(allWords(element)).toContain("Why this score?")
    await submit()
    expect(sent).toEqual([])
    expect(allWords(element)).toContain("Please give a reason for this score.")
    await expect.poll(() => element.shadowRoot?.activeElement).toBe(field())
    await write("  It costs too much. ")
    await submit()
    expect(sent).toEqual([{ kind: "rating", score: 2, reason: "It costs too much.", lang: "en" }])
  })

  test("takes a reason for any other score, and none for outside my field", async () => {
    const { element, sent, choose, field, write, submit } = await form()
    await choose(8)
    expect(allWords(element)).toContain("Why this score? (optional)")
    await submit()
    await write("Clear.")
    await submit()
    element.renderRoot.querySelector<HTMLInputElement>(".skip input")?.click()
    await element.updateComplete
    expect(field()).toBeNull()
    await submit()
    expect(sent).toEqual([
      { kind: "rating", score: 8 },
      { kind: "rating", score: 8, reason: "Clear.", lang: "en" },
      { kind: "rating", score: null },
    ])
  })

  test("keeps a reason that is too long and says by how much it is", async () => {
    const { element, sent, choose, field, write, submit } = await form()
    await choose(2)
    await write("x".repeat(4_001))
    await submit()
    expect(sent).toEqual([])
    expect(allWords(element)).toContain("Your reason has 4001 characters; 4000 can be sent.")
    expect(field()?.value).toHaveLength(4_001)
  })

  test("offers no reason where the round takes none", async () => {
    const { choose, field, sent, submit } = await form({ needs: null })
    await choose(1)
    expect(field()).toBeNull()
    await submit()
    expect(sent).toEqual([{ kind: "rating", score: 1 }])
  })

  test("keeps what is typed, with the score, for a reload", async () => {
    const kept = new Map<string, WordsByField>()
    const store = {
      read: (place: string) => kept.get(place) ?? {},
      keep: (place: string, words: WordsByField) => void kept.set(place, words),
    }
    document.body.addEventListener("words-wanted", event => (event.store = store))
    const first = await form({ place: "Lin r1" })
    await first.choose(3)
    await first.write("It is late.")
    first.element.remove()
    const { field, element } = await form({ place: "Lin r1" })
    expect(field()?.value).toBe("It is late.")
    expect(element.renderRoot.querySelector<HTMLInputElement>("input[value='3']")?.checked).toBe(true)
  })
})

const reasons = [
  { score: 2, reason: "集計値から個人が分かります。", lang: "ja", member: null },
  { score: 4, reason: "A minimum is missing.", lang: "en", member: null },
  { score: 8, reason: "Clear.", lang: "en", member: null },
]
const rated = (over: object = {}): Round =>
  ({ ...round("rating", "revealed", scores(2, 4, 7, 8)), reasons, ...over }) as never
const words = (list: ReasonList) =>
  [...list.renderRoot.querySelectorAll("h4, li p")].map(one => one.textContent?.trim())

describe("the reasons of a result", () => {
  test("stand by score and wording, each with its language where it is another", async () => {
    const list = await shown(new ReasonList(), { reader: scene(), round: rated() })
    expect(words(list)).toEqual(reasons.map(({ reason }) => reason))
    expect(allWords(list)).toContain("日本語")
    expect(list.renderRoot.querySelector("li p")?.getAttribute("lang")).toBe("ja")
    expect(list.renderRoot.querySelector("button")).toBeNull()
  })

  test("stand in the secretary's groups, and the list by score is one press away", async () => {
    const grouped = { groups: [{ title: { en: "Small groups" }, reasons: [0, 1] }], times: 1, by: null, at: 1 }
    const list = await shown(new ReasonList(), { reader: scene(), round: rated({ grouped }) })
    expect(words(list)).toEqual(["Small groups", reasons[0]?.reason, reasons[1]?.reason, "In no group", "Clear."])
    list.renderRoot.querySelector("button")?.click()
    await list.updateComplete
    expect(words(list)).toEqual(reasons.map(({ reason }) => reason))
  })

  test("are named in a named rating", async () => {
    const named = reasons.map(one => ({ ...one, member: "Lin" }))
    const list = await shown(new ReasonList(), { reader: scene(), round: rated({ reasons: named }) })
    expect(list.renderRoot.querySelector("li")?.textContent).toContain("Lin")
  })

  test("may be grouped where the card offers it, by the secretary and the moderators alone", async () => {
    const offered = async (...who: Parameters<typeof as>) => {
      const one = { ...statement("proposed"), rounds: ["rating-revealed"] } as never as Statement
      const given = scene({ statements: table(one), rounds: table(rated()) }, as(...who))
      const card = await shown(new StatementCard(), { scene: given, statement: one })
      return card.renderRoot.querySelector("plenary-round-result")?.grouping
    }
    expect(await offered("Xu", "secretary")).toBe(true)
    expect(await offered("Chen", "moderator", "CN")).toBe(true)
    expect(await offered("Lin", "panelist", "CN")).toBe(false)
    expect(await offered("He", "observer")).toBe(false)
    const list = await shown(new ReasonList(), { reader: scene(), round: rated(), grouping: true })
    expect(list.renderRoot.querySelector("button")?.textContent).toContain("Group reasons")
  })

  test("of an earlier rating may be grouped in the list of results", async () => {
    const offered = async (...who: Parameters<typeof as>) => {
      const given = scene({ statements: table(statement("proposed")), rounds: table(rated()) }, as(...who))
      const rail = await shown(new ResultRail(), { scene: given, topic: "A" })
      return rail.renderRoot.querySelector("plenary-round-result")?.grouping
    }
    expect(await offered("Xu", "secretary")).toBe(true)
    expect(await offered("Lin", "panelist", "CN")).toBe(false)
  })

  test("are put in groups by a form, which needs a title for each group", async () => {
    const given = scene({ statements: table(statement("proposed")), rounds: table(rated()) })
    const dialog = await asked({ kind: "group-reasons", round: rated() }, given)
    expect(dialog.options("reason-0")).toEqual(["In no group", "Group 1"])
    await dialog.write("reason-0", "1", "change")
    expect(dialog.options("reason-1")).toEqual(["In no group", "Group 1", "Group 2"])
    expect(await dialog.send()).toEqual([])
    expect(allWords(dialog.dialog)).toContain("Please give group 1 a title.")
    await dialog.write("title-1-en", "Small groups")
    await dialog.write("reason-1", "1", "change")
    expect(await dialog.send()).toEqual([
      {
        kind: "group-reasons",
        body: { round: "rating-revealed", groups: [{ title: { en: "Small groups" }, reasons: [0, 1] }], seen: 0 },
      },
    ])
  })
})

describe("the next rating of a statement", () => {
  const before = rated({ anonymity: "pseudonymous", openedAt: 5 })
  const now = { ...round("rating", "open"), n: 2, reasonsFor: "outside" } as never as Round
  const given = scene(
    { statements: table(statement("in_round")), rounds: table(before, now) },
    as("Lin", "panelist", "CN"),
  )
  const mine = { round: before.id, revision: 1, answer: { kind: "rating", score: 4 } } as const

  test("shows the last result, its reasons and the reader's own score beside the scale", async () => {
    const card = await shown(new RoundCard(), {
      scene: given,
      round: now,
      statement: statement("in_round"),
      lastMine: mine,
    })
    const last = card.renderRoot.querySelector("plenary-last-rating")
    await last?.updateComplete
    expect(last && allWords(last)).toContain("Your score then: 4")
    expect(last?.renderRoot.querySelector("plenary-dot-strip")?.scores).toEqual([2, 4, 7, 8])
    expect(last?.renderRoot.querySelector("plenary-reason-list")?.round).toBe(before)
    const form = card.renderRoot.querySelector("plenary-rating-form")
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].filter(score => form?.needs?.(score))).toEqual([1, 2, 3, 8, 9])
  })

  test("names no own score where the page has none", async () => {
    const last = await shown(new LastRating(), { scene: given, round: before, mine: null })
    expect(allWords(last)).not.toContain("Your score then")
  })
})
