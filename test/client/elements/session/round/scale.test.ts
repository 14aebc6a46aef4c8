import { afterEach, expect, test } from "vitest"
import { AttendanceTicks } from "../../../../../client/elements/session/agenda/plenary-attendance.ts"
import { PositionForm } from "../../../../../client/elements/session/round/answer/plenary-position-form.ts"
import { RatingForm } from "../../../../../client/elements/session/round/answer/plenary-rating-form.ts"
import { meeting, scene, statement, table } from "../../../../kit/scenes.ts"
import { asked } from "../asking.ts"
import { shown } from "../shown.ts"

afterEach(() => document.body.replaceChildren())

const radios = (form: RatingForm) => [...form.renderRoot.querySelectorAll<HTMLInputElement>(".score input")]
const rows = (form: RatingForm) =>
  new Set([...form.renderRoot.querySelectorAll(".score")].map(one => Math.round(one.getBoundingClientRect().top))).size

test.each([
  ["a phone", "326px"],
  ["a tablet", "440px"],
  ["a laptop", "700px"],
])("nine points stand in one row on %s, none over another", async (_, width) => {
  const form = new RatingForm()
  form.style.cssText = `display: block; inline-size: ${width}`
  await shown(form, {})
  expect(rows(form)).toBe(1)
  const boxes = [...form.renderRoot.querySelectorAll(".score")].map(one => one.getBoundingClientRect())
  for (const [n, box] of boxes.entries()) {
    expect(box.left).toBeGreaterThanOrEqual(boxes[n - 1]?.right ?? 0)
    expect(box.width).toBeGreaterThanOrEqual(24)
  }
  expect(boxes.at(-1)?.right).toBeLessThanOrEqual(form.getBoundingClientRect().right + 0.5)
})

test("the ends and the middle of the scale say what they mean, also to a screen reader", async () => {
  const form = await shown(new RatingForm(), {})
  const said = radios(form).map(one => {
    const id = one.getAttribute("aria-describedby")
    return id === null ? "" : form.renderRoot.querySelector(`#${id}`)?.textContent
  })
  expect(said).toEqual(["not at all", "", "", "", "undecided", "", "", "", "fully"])
})

const submit = (form: RatingForm | PositionForm) =>
  form.renderRoot.querySelector("form")?.dispatchEvent(new SubmitEvent("submit", { cancelable: true }))
const focusedIn = (form: RatingForm | PositionForm) => form.shadowRoot?.activeElement

test("a missing field is marked and gets the focus", async () => {
  const rating = await shown(new RatingForm(), {})
  submit(rating)
  await expect.poll(() => focusedIn(rating)).toBe(radios(rating)[0])

  const form = await shown(new PositionForm(), { named: true })
  const block = form.renderRoot.querySelector<HTMLInputElement>('input[value="block"]')
  block?.click()
  await form.updateComplete
  submit(form)
  await expect.poll(() => focusedIn(form)?.getAttribute("name")).toBe("reason")
  expect(focusedIn(form)?.getAttribute("aria-invalid")).toBe("true")
})

test("Ctrl+Enter sends a dialog; a missing field gets the focus", async () => {
  const given = scene({ statements: table(statement("proposed")) })
  const [topic] = Object.values(given.state.topics)
  if (!topic) throw new Error("no topic")
  const form = await asked({ kind: "draft", topic }, given)
  const keys = () =>
    form
      .field("text")
      ?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, composed: true }))
  form.dialog.renderRoot.querySelector<HTMLElement>("button.quiet")?.focus()
  keys()
  await expect.poll(() => form.dialog.shadowRoot?.activeElement?.getAttribute("name")).toBe("text")
  const sent: string[] = []
  form.dialog.addEventListener("command-wanted", ({ kind }) => sent.push(kind))
  await form.write("text", "Data move by default.")
  keys()
  await expect.poll(() => sent.length).toBe(1)
})

test("a tick of attendance shows the actual state, even after the browser ticked it itself", async () => {
  const given = scene({}, { session: meeting(), present: [] })
  const list = await shown(new AttendanceTicks(), { scene: given })
  const box = list.renderRoot.querySelector<HTMLInputElement>("input")
  box?.click()
  expect(box?.checked).toBe(true)
  // No answer came: the page is drawn again with the same people present.
  list.scene = { ...given }
  await list.updateComplete
  await expect.poll(() => box?.checked).toBe(false)
})
