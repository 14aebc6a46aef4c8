import { signal } from "@preact/signals-core"
import { html, LitElement, render } from "lit"
import { afterEach, expect, test, vi } from "vitest"
import { RedrawTimer } from "../../../../client/pages/frame/turn.ts"
import { nextStep } from "../../../../client/pages/proceedings/minutes/nextStep.ts"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"

const due = 1_790_000_000_000
const minutes = { state: "under_review", endsAt: due, extended: true, corrections: [], moved: { by: "Chen", at: 0 } }
const session = { id: "S", state: "closed", cities: [], minutes } as unknown as Session
const chair = { member: "Chen", name: "Chen", role: "moderator", side: null, lang: "en" } satisfies Me

const panel = { ...emptyState, members: { Chen: { id: "Chen", role: "moderator", side: null } } } as unknown as State

let now = due
/** The minutes as the page knows them once it shows their text. */
const shown = () => ({ busy: false, now, period: signal({ days: 5, read: false }), isRead: true, declined: null })
class Page extends LitElement {
  readonly turn = new RedrawTimer(this, () => now)
  protected override createRenderRoot() {
    return this
  }
  protected override render() {
    const page = { ...shown(), send: async () => true, isPast: (at: number) => this.turn.isPast(at) }
    return html`${nextStep(panel, session, chair, page)}`
  }
}
customElements.define("test-minutes-due", Page)

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

const adopts = (page: Page) =>
  [...page.querySelectorAll("button")].some(one => one.textContent?.trim() === "Adopt the minutes")

test("minutes can be adopted once the server's clock says that the comment period is over, without a reload", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  now = due - 5_000
  const page = new Page()
  document.body.append(page)
  await page.updateComplete
  expect(adopts(page)).toBe(false)
  expect(page.textContent).toContain("Attendees can propose corrections until")
  now = due
  vi.advanceTimersByTime(5_000)
  await page.updateComplete
  expect(adopts(page)).toBe(true)
  expect(page.textContent).toContain("The time for comments is over.")
  expect(page.textContent).toContain("ends everybody's right to add a reservation or a dissent")
})

test("the clock does not render a page that was left", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  now = due - 5_000
  const page = new Page()
  document.body.append(page)
  await page.updateComplete
  page.remove()
  expect(vi.getTimerCount()).toBe(0)
})

test("minutes are sent with the end of the time for comments in view, or as read at the table", () => {
  const sent: unknown[] = []
  const draft = { ...session, minutes: { ...minutes, state: "draft" } } as unknown as Session
  const send = async (_: string, body: object) => Boolean(sent.push(body))
  const place = document.createElement("div")
  document.body.append(place)
  const page = { ...shown(), send, isPast: () => false }
  const draw = (isRead: boolean) => render(nextStep(panel, draft, chair, { ...page, isRead }), place)
  draw(false)
  const form = place.querySelector("form")!
  const press = form.querySelector<HTMLButtonElement>("button.filled")!
  expect(press.disabled).toBe(true)
  press.click()
  expect(sent).toEqual([])
  draw(true)
  expect(press.disabled).toBe(false)
  const says = form.querySelector('[role="status"]')!
  expect(says.textContent).toMatch(/^Comments end: 26 Sept 2026/)
  const days = form.querySelector<HTMLInputElement>('[name="days"]')!
  days.value = "0"
  days.dispatchEvent(new InputEvent("input", { bubbles: true }))
  draw(true)
  form.requestSubmit()
  expect([sent, days.validity.rangeUnderflow, says.textContent]).toEqual([[], true, ""])
  form.querySelector<HTMLInputElement>('[name="read"]')!.click()
  draw(true)
  expect(says.textContent).toContain("at once")
  press.click()
  expect(sent).toEqual([{ session: "S", days: 0 }])
})
