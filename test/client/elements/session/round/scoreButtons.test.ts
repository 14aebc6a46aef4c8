import { afterEach, expect, test } from "vitest"
import { ScoreButtons } from "../../../../../client/elements/session/round/batch/plenary-score-buttons.ts"
import { tabWords } from "../../../../../client/state/kept/keptWords.ts"
import type { Answer } from "../../../../../shared/model/consensus/answer.ts"
import { shown } from "../shown.ts"

afterEach(() => document.body.replaceChildren())

async function opened(facts: Partial<ScoreButtons> = {}) {
  const buttons = await shown(new ScoreButtons(), { needs: (score: number) => score <= 3, ...facts })
  const given: Answer[] = []
  buttons.addEventListener("answer-given", ({ answer }) => given.push(answer))
  const field = () => buttons.renderRoot.querySelector("textarea")
  return {
    buttons,
    given,
    field,
    press: async (score: number) => {
      buttons.renderRoot.querySelector<HTMLInputElement>(`input[value="${score}"]`)?.click()
      await buttons.updateComplete
    },
    write: async (words: string) => {
      const area = field()
      if (!area) throw new Error("no field")
      area.value = words
      area.dispatchEvent(new Event("input"))
      await buttons.updateComplete
    },
    save: async () => {
      buttons.renderRoot.querySelector<HTMLElement>("button.filled")?.click()
      await buttons.updateComplete
    },
  }
}

test("a press gives the score at once", async () => {
  const { given, press, buttons } = await opened()
  await press(7)
  buttons.press("outside")
  expect(given).toEqual([
    { kind: "rating", score: 7 },
    { kind: "rating", score: null },
  ])
})

test("a score that needs a reason is given together with it", async () => {
  const { given, press, write, save, buttons } = await opened()
  await press(2)
  expect(given).toEqual([])
  await save()
  expect(given).toEqual([])
  expect(buttons.renderRoot.querySelector("[role=alert]")).not.toBeNull()
  await write(" Too costly. ")
  await save()
  expect(given).toEqual([{ kind: "rating", score: 2, reason: "Too costly.", lang: "en" }])
})

test("a reason is added to a score that was given, and one that is too long stays in the field", async () => {
  const { given, write, save, field } = await opened({ answer: { kind: "rating", score: 8 } })
  await write("x".repeat(4_001))
  await save()
  expect(given).toEqual([])
  expect(field()?.value).toHaveLength(4_001)
  await write("It works.")
  await save()
  expect(given).toEqual([{ kind: "rating", score: 8, reason: "It works.", lang: "en" }])
})

test("a press with a reason that is too long gives nothing and leaves the words", async () => {
  const { given, press, write, field, buttons } = await opened({ answer: { kind: "rating", score: 8 } })
  await write("x".repeat(4_001))
  await press(7)
  expect([given, field()?.value.length]).toEqual([[], 4_001])
  expect(buttons.renderRoot.querySelector("[role=alert]")).not.toBeNull()
  await write("It works.")
  buttons.press(7)
  expect(given).toEqual([{ kind: "rating", score: 7, reason: "It works.", lang: "en" }])
})

test("the typed reason survives outside my field and comes back with a score", async () => {
  const { given, press, write, field, buttons } = await opened({ answer: { kind: "rating", score: 8 } })
  await write("It works.")
  buttons.press("outside")
  buttons.answer = given[0] ?? null
  buttons.saved = true
  await buttons.updateComplete
  expect(field()).toBeNull()
  await press(2)
  expect(given.slice(1)).toEqual([{ kind: "rating", score: 2, reason: "It works.", lang: "en" }])
})

test("the typed reason is kept until the answer is saved", async () => {
  const { given, press, write, save, field, buttons } = await opened({ place: "M-1 R-1" })
  await press(2)
  await write("Too costly.")
  await save()
  buttons.answer = given[0] ?? null
  await buttons.updateComplete
  expect(tabWords.read("M-1 R-1")).toMatchObject({ reason: "Too costly." })
  buttons.answer = null
  await buttons.updateComplete
  await press(2)
  expect(given).toHaveLength(2)
  buttons.answer = given[1] ?? null
  buttons.saved = true
  await buttons.updateComplete
  expect([tabWords.read("M-1 R-1"), field()?.value]).toEqual([{}, "Too costly."])
})

test("a round that takes no reasons asks for none", async () => {
  const { field, press, given } = await opened({ needs: null })
  await press(2)
  expect(given).toEqual([{ kind: "rating", score: 2 }])
  expect(field()).toBeNull()
})

test("every way on gives a low score with its reason, or says what is missing", async () => {
  const { buttons: element, given, press, write } = await opened()
  expect(element.leave()).toBe(true)
  await press(2)
  expect(element.leave()).toBe(false)
  await element.updateComplete
  expect(element.renderRoot.querySelector("[role=alert]")?.textContent).not.toBe("")
  await write("It costs too much.")
  expect(element.leave()).toBe(true)
  expect(given.at(-1)).toMatchObject({ score: 2, reason: "It costs too much." })
  expect(given).toHaveLength(1)
})

test("a score that waits for its reason still says so when an older answer arrives", async () => {
  const { buttons, press } = await opened()
  await press(2)
  expect(buttons.leave()).toBe(false)
  await shown(buttons, { answer: { kind: "rating", score: null } })
  expect(buttons.renderRoot.querySelector("[role=alert]")).not.toBeNull()
})
