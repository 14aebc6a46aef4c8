import { afterEach, expect, test } from "vitest"
import { PositionForm } from "../../../../../client/elements/session/round/answer/plenary-position-form.ts"
import { RatingForm } from "../../../../../client/elements/session/round/answer/plenary-rating-form.ts"
import { ReviewForm } from "../../../../../client/elements/session/round/answer/plenary-review-form.ts"
import { settled, shown } from "../shown.ts"

afterEach(() => document.body.replaceChildren())

const needs = (score: number) => score <= 3
/** Each form with a choice that asks for a reason, and two older answers of its owner. */
const forms = [
  {
    form: () => shown(new PositionForm(), {}),
    choice: "disagree",
    answer: { kind: "call", position: "agree", reason: "", remedy: "", confirmBy: null, lang: "en" } as const,
    given: "agree",
  },
  {
    form: () => shown(new RatingForm(), { needs }),
    choice: "2",
    answer: { kind: "rating", score: 8, reason: "Old." } as const,
    given: "8",
  },
  {
    form: () => shown(new ReviewForm(), {}),
    choice: "withdraw",
    answer: { kind: "review", judgement: "stands", reason: "", lang: "en" } as const,
    given: "stands",
  },
]

test.each(forms)(
  "an answer that arrives fills a form, and replaces nothing that was typed meanwhile: $choice",
  async one => {
    const form = await one.form()
    const root = form.renderRoot
    const chosen = () => root.querySelector<HTMLInputElement>("input[type=radio]:checked")?.value
    await shown(form, { answer: one.answer })
    expect(chosen()).toBe(one.given)

    root.querySelector<HTMLInputElement>(`input[value="${one.choice}"]`)?.click()
    await settled(form)
    const field = root.querySelector("textarea")!
    field.value = "Too costly."
    field.dispatchEvent(new Event("input", { bubbles: true }))
    await shown(form, { answer: { ...one.answer } })
    expect([chosen(), root.querySelector("textarea")?.value]).toEqual([one.choice, "Too costly."])

    // After the form was sent, an arriving answer fills it again.
    root.querySelector("form")?.requestSubmit()
    await shown(form, { answer: { ...one.answer } })
    expect(chosen()).toBe(one.given)
  },
)
