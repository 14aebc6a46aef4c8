import { html, render } from "lit"
import { repeat } from "lit/directives/repeat.js"
import { afterEach, expect, onTestFinished, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { deafMs, meaningOf, steadyPress } from "../../../../client/elements/session/kit/steadyPress.ts"
import { guardPresses } from "../../../../client/pages/session/presses/pressGuard.ts"

afterEach(() => document.body.replaceChildren())

const place = () => document.body.appendChild(document.createElement("div"))
const later = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

test("a button in a row ignores presses for a moment when its meaning changes", async () => {
  const box = place()
  const done: string[] = []
  const draw = (words: string) =>
    render(html`<button ${steadyPress(words, () => done.push(words))}>${words}</button>`, box)
  draw("Propose")
  const button = box.querySelector("button")
  button?.click()
  draw("Ask to confirm")
  button?.click()
  expect(done).toEqual(["Propose"])
  await expect.poll(() => button?.hasAttribute("data-deaf")).toBe(false)
  button?.click()
  expect(done).toEqual(["Propose", "Ask to confirm"])
})

test("a press does what the button said when the finger went down", async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const box = place()
  const done: string[] = []
  const draw = (words: string) =>
    render(html`<button ${steadyPress(words, () => done.push(words))}>${words}</button>`, box)
  draw("Next item")
  const button = box.querySelector("button")
  button?.dispatchEvent(new PointerEvent("pointerdown"))
  draw("Draft a statement")
  await vi.advanceTimersByTimeAsync(deafMs + 50)
  button?.click()
  expect(done).toEqual(["Next item"])
})

test("the second press of a double click presses no other button", async () => {
  const box = place()
  const stop = guardPresses(box)
  const done: string[] = []
  const draw = (threads: string[]) =>
    render(
      repeat(
        threads,
        one => one,
        one => html`<button @click=${() => resolve(one)}>Resolve</button>`,
      ),
      box,
    )
  const resolve = (thread: string) => {
    done.push(thread)
    draw(["A", "B"].filter(one => !done.includes(one)))
  }
  draw(["A", "B"])
  await userEvent.dblClick(box.querySelector("button") ?? box)
  expect(done).toEqual(["A"])
  stop()
  await userEvent.dblClick(box.querySelector("button") ?? box)
  expect(done).toEqual(["A", "B"])
})

test("a press that began while a button was disabled for a moment does nothing", async () => {
  const box = place()
  const done: string[] = []
  const draw = (words: string) =>
    render(html`<button ${steadyPress(words, () => done.push(words))}>${words}</button>`, box)
  draw("Propose")
  draw("Ask to confirm")
  const button = box.querySelector("button")
  button?.dispatchEvent(new PointerEvent("pointerdown"))
  await expect.poll(() => button?.hasAttribute("data-deaf")).toBe(false)
  button?.click()
  expect(done).toEqual([])
})

test("two buttons with one label and two meanings are told apart", async () => {
  const box = place()
  const done: string[] = []
  const draw = (question: string) =>
    render(
      html`<button ${steadyPress(meaningOf({ kind: "dismiss", body: { question } }), () => done.push(question))}>Dismiss</button>`,
      box,
    )
  draw("Q1")
  draw("Q2")
  box.querySelector("button")?.click()
  expect(done).toEqual([])
  await expect.poll(() => box.querySelector("button")?.hasAttribute("aria-disabled")).toBe(false)
  box.querySelector("button")?.click()
  expect(done).toEqual(["Q2"])
})

const meaning = (what: object) => meaningOf({ kind: "resolve", ...what })

test("a meaning names its target, and stays the same while only the target's content changes", () => {
  expect(meaning({ thread: { id: "T1", entries: [] } })).toBe(meaning({ thread: { id: "T1", entries: ["more"] } }))
  expect(meaning({ thread: { id: "T1" } })).not.toBe(meaning({ thread: { id: "T2" } }))
})

test("a press that began on a disabled button does nothing", () => {
  const box = place()
  const done: string[] = []
  const draw = (shut: boolean) =>
    render(html`<button ${steadyPress("Start", () => done.push("Start"), shut)}>Start</button>`, box)
  draw(true)
  const button = box.querySelector("button")
  expect(button?.getAttribute("aria-disabled")).toBe("true")
  button?.dispatchEvent(new PointerEvent("pointerdown"))
  draw(false)
  button?.click()
  expect(done).toEqual([])
})

test("a press does nothing if the page has just put another button under a resting pointer", async () => {
  const box = place()
  const stop = guardPresses(box)
  onTestFinished(stop)
  const done: string[] = []
  const draw = (above: string[]) =>
    render(
      repeat(
        [...above, "mine"],
        one => one,
        one => html`<button style="display: block; block-size: 2rem" @click=${() => done.push(one)}>Accept</button>`,
      ),
      box,
    )
  draw([])
  await userEvent.hover(box.querySelector("button") ?? box)
  draw(["another's"])
  const { x, y } = box.getBoundingClientRect()
  const at = { clientX: x + 5, clientY: y + 5, bubbles: true, pointerType: "mouse", detail: 1 }
  const press = () => {
    const button = document.elementFromPoint(at.clientX, at.clientY)
    button?.dispatchEvent(new PointerEvent("pointerdown", at))
    button?.dispatchEvent(new PointerEvent("click", at))
  }
  box.querySelectorAll("button")[1]?.dispatchEvent(new PointerEvent("pointermove", at))
  press()
  expect(done).toEqual([])
  await later(deafMs + 50)
  press()
  expect(done).toEqual(["another's"])
})
