import { expect, onTestFinished, test } from "vitest"
import { TallyBar } from "../../../../../client/elements/record/answers/plenary-tally-bar.ts"

async function bar(tally: Partial<NonNullable<TallyBar["tally"]>>) {
  const element = new TallyBar()
  element.tally = { electorate: 8, agree: 0, reserve: 0, disagree: 0, block: 0, abstain: 0, ...tally }
  document.body.append(element)
  onTestFinished(() => element.remove())
  await element.updateComplete
  const root = element.renderRoot
  return {
    said: root.querySelector("[role=img]")?.getAttribute("aria-label"),
    widths: [...root.querySelectorAll(".bar > rect:not([fill]):not(.plate)")].map(rect => [
      rect.getAttribute("class"),
      rect.getAttribute("width"),
    ]),
    text: root.textContent,
  }
}

test("the bar is as wide as the counts, in the order of the positions", async () => {
  const { widths } = await bar({ agree: 6, reserve: 2 })
  expect(widths).toEqual([
    ["agree", "75%"],
    ["reserve", "25%"],
  ])
})

test("a screen reader reads every count", async () => {
  const { said } = await bar({ agree: 7, block: 1 })
  expect(said).toContain("Agree: 7")
  expect(said).toContain("Cannot accept: 1")
})

test("without positions there is a sentence and no bar", async () => {
  const { said, text } = await bar({})
  expect(said).toBeUndefined()
  expect(text).toContain("No positions were taken.")
})
