import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { refusalSentences } from "../../../../client/i18n/language.ts"
import { refusalText } from "../../../../client/i18n/sentences/refusalText.ts"
import { SendsHere } from "../../../../client/pages/frame/sendsHere.ts"
import { Watching } from "../../../../client/signals/watching.ts"
import { Outbox } from "../../../../client/state/outbox.ts"
import type { Answered } from "../../../../shared/contract/live.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

const refused: Answered = { ok: false, refusal: { code: "already-done", params: {} } }

/** A part of a page with one button, for a thing that may go. It shows a refusal while the thing is there. */
class Part extends Watching(LitElement) {
  readonly outbox = new Outbox(() => async () => structuredClone(refused))
  readonly isThere = signal(true)
  readonly problem = signal("")
  readonly here = new SendsHere(this, () => ({
    state: signal(emptyState),
    send: (kind, body) => this.outbox.send(kind, body),
  }))

  protected override createRenderRoot() {
    return this
  }

  async press(isShown = true): Promise<void> {
    const answered = await this.here.send("close-topic", { topic: "t" })
    if (!answered.ok && isShown) this.problem.value = refusalText(answered.refusal, emptyState)
  }

  protected override render() {
    return this.isThere.value && this.problem.value ? html`<p role="alert">${this.problem.value}</p>` : nothing
  }
}
customElements.define("test-part", Part)

async function shown(): Promise<Part> {
  const part = new Part()
  document.body.append(part)
  await part.updateComplete
  return part
}
/** Waits until the page has told what no place shows. */
const later = () => vi.advanceTimersByTimeAsync(1_200)
const told = ({ outbox }: Part): number => outbox.told.value.length

beforeAll(async () => {
  await refusalSentences()
})
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
  sessionStorage.clear()
})

test("a refusal is told once: by its place, or by the page where the place does not show it", async () => {
  const [shows, dumb] = [await shown(), await shown()]
  await Promise.all([shows.press(), dumb.press(false)])
  await later()
  expect([shows, dumb].map(told)).toEqual([0, 1])
})

test("the same refusal once more is still told once", async () => {
  const part = await shown()
  await part.press()
  await later()
  await part.press()
  await later()
  expect([part.textContent.trim(), told(part), part.outbox.list.value.length]).toEqual([
    refusalText(refused.refusal, emptyState),
    0,
    1,
  ])
})

test("the page tells a refusal whose place is gone: its thing ended, or the element left the page", async () => {
  const [thing, element] = [await shown(), await shown()]
  await Promise.all([thing.press(), element.press()])
  await later()
  expect([thing, element].map(told)).toEqual([0, 0])
  thing.isThere.value = false
  element.remove()
  await eventually(() => expect([thing, element].map(told)).toEqual([1, 1]))
})

test("a refusal that was read at its place is told no more", async () => {
  const part = await shown()
  await part.press()
  part.here.read()
  part.remove()
  await later()
  expect(part.outbox.list.value).toEqual([])
})
