import { afterEach, expect, test } from "vitest"
import { RatingForm } from "../../../../../client/elements/session/round/answer/plenary-rating-form.ts"
import { ScoreButtons } from "../../../../../client/elements/session/round/batch/plenary-score-buttons.ts"
import { shown } from "../shown.ts"

afterEach(() => document.body.replaceChildren())

const needs = (score: number) => score <= 3

/** A person at a form: presses are counted, and keys write into the field that has the focus, or that is pressed first. */
async function person(element: RatingForm | ScoreButtons) {
  element.needs = needs
  await shown(element, {})
  const given: unknown[] = []
  element.addEventListener("answer-given", ({ answer }) => given.push(answer))
  let presses = 0
  const find = (selector: string): HTMLElement | null => element.renderRoot.querySelector<HTMLElement>(selector)
  const press = async (selector: string) => {
    const part = find(selector)
    if (!part) throw new Error(`nothing to press: ${selector}`)
    presses += 1
    part.focus()
    part.click()
    await element.updateComplete
  }
  return {
    given,
    presses: () => presses,
    press,
    /** counts a press outside the form, such as that on the button to the next one */
    pressOutside: (): boolean => {
      presses += 1
      return !(element instanceof ScoreButtons) || element.leave()
    },
    write: async (words: string) => {
      await new Promise(requestAnimationFrame)
      if (element.shadowRoot?.activeElement !== find("textarea")) await press("textarea")
      const field = element.shadowRoot?.activeElement
      if (!(field instanceof HTMLTextAreaElement)) throw new Error("no field has the focus")
      field.value = words
      field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }))
      await element.updateComplete
    },
  }
}

test("in a room a low score costs one press more than a high one, that into the field of its reason", async () => {
  const cost = async (score: number, reason: string) => {
    const { press, write, presses, given } = await person(new RatingForm())
    await press(`input[value="${score}"]`)
    if (reason) await write(reason)
    await press("button.filled")
    expect(given).toMatchObject([{ score, ...(reason && { reason }) }])
    return presses()
  }
  expect([await cost(8, ""), await cost(2, "Too costly.")]).toEqual([2, 3])
})

test("in a batch a low score costs no press more: its field has the focus, and the way on gives it", async () => {
  const cost = async (score: number, reason: string) => {
    const { press, write, presses, given, pressOutside } = await person(new ScoreButtons())
    await press(`input[value="${score}"]`)
    if (reason) await write(reason)
    expect(pressOutside()).toBe(true)
    expect(given).toMatchObject([{ score, ...(reason && { reason }) }])
    return presses()
  }
  expect([await cost(8, ""), await cost(2, "Too costly.")]).toEqual([2, 2])
})
