import { html, render } from "lit"
import { repeat } from "lit/directives/repeat.js"
import { afterEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { steadyPress } from "../../../client/elements/session/kit/steadyPress.ts"
import { guardPresses } from "../../../client/pages/session/pressGuard.ts"

afterEach(() => document.body.replaceChildren())

const place = () => document.body.appendChild(document.createElement("div"))
const later = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

test("a button of a row that comes to mean something else takes no press for a moment", async () => {
  const box = place()
  const done: string[] = []
  const draw = (words: string) =>
    render(html`<button ${steadyPress(words)} @click=${() => done.push(words)}>${words}</button>`, box)
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

test("what a finger went down on is not another act when it comes up", async () => {
  const box = place()
  const done: string[] = []
  const draw = (words: string) =>
    render(html`<button ${steadyPress(words)} @click=${() => done.push(words)}>${words}</button>`, box)
  draw("Next item")
  const button = box.querySelector("button")
  button?.dispatchEvent(new PointerEvent("pointerdown"))
  draw("Draft a statement")
  await later(750)
  button?.click()
  expect(done).toEqual([])
})

test("the second press of a double click meets no other button", async () => {
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
