import { afterEach, expect, test } from "vitest"
import { ScoreButtons } from "../../../../../client/elements/session/round/batch/plenary-score-buttons.ts"
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

test("a round that takes no reasons asks for none", async () => {
  const { field, press, given } = await opened({ needs: null })
  await press(2)
  expect(given).toEqual([{ kind: "rating", score: 2 }])
  expect(field()).toBeNull()
})
