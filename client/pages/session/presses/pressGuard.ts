import { deafMs } from "../../../elements/session/kit/steadyPress.ts"
import { buttons, PlacesBefore } from "./placesBefore.ts"

/** Pixels within which a second press counts as the second half of a double click. */
const doubledPx = 12
/** Milliseconds for which a page moves after a turn of the mouse wheel. */
const wheelMs = 500

/** The button under the pointer, and the pointer's position. */
interface Met {
  button: Element | null
  x: number
  y: number
  /** The time at which the button appeared under the resting pointer. Null if the pointer moved to the button. */
  came: number | null
}

/**
 * The room of the page, if the page has a room. PlacesBefore records the places of the buttons at each change of the
 * room's state.
 */
interface Beside {
  room?: ConstructorParameters<typeof PlacesBefore>[1]
}

/**
 * Blocks a press on a button that the person has not seen. If the page puts another button under a resting pointer,
 * presses on this button do nothing for a moment. The second press of a double click does nothing if the first press
 * changed the button or its label. KeysHeld does the same for keys, and steadyPress for a button that changes its own
 * act.
 */
export function guardPresses(page: HTMLElement, { room }: Beside = {}): () => void {
  const end = new AbortController()
  const before = room ? new PlacesBefore(page, room) : null
  const { signal } = end
  let under: Met | null = null
  let pressed: (Met & { meaning: string; at: number }) | null = null
  let stray = false
  let wheeled = -Infinity
  const look = (event: MouseEvent): Met => {
    const now = metBy(event)
    // When the page changes under a resting pointer, the browser fires an event with unchanged coordinates.
    const moved = under?.x !== now.x || under.y !== now.y || event.timeStamp - wheeled < wheelMs
    if (!under || moved) under = now
    else if (under.button !== now.button) under = { ...now, came: event.timeStamp }
    return under
  }
  for (const kind of ["pointermove", "pointerover"] as const)
    page.addEventListener(kind, event => event.pointerType !== "touch" && look(event), { signal, capture: true })
  page.addEventListener("wheel", ({ timeStamp }) => (wheeled = timeStamp), { signal, passive: true })
  page.addEventListener("pointerleave", () => (under = null), { signal })
  page.addEventListener(
    "pointerdown",
    event => {
      const at = event.timeStamp
      const touched = event.pointerType === "touch"
      const now = touched ? metBy(event) : look(event)
      const meaning = meaningOf(now.button)
      const second = pressed !== null && at - pressed.at < deafMs && isNear(pressed, now)
      const changed = second && (pressed?.button !== now.button || pressed?.meaning !== meaning)
      const came = touched ? before?.isNew(now.button, event) === true : now.came !== null && at - now.came < deafMs
      stray = changed || came
      // A third press in quick succession is compared with the first press.
      if (!stray) pressed = { ...now, meaning, at }
    },
    { signal, capture: true },
  )
  page.addEventListener(
    "click",
    event => {
      const button = buttonOf(event)
      // A click by a key has a `detail` of 0.
      const blind = event.detail !== 0 && stray
      if (!blind) before?.forget()
      if (!blind || !button) return
      stray = false
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { signal, capture: true },
  )
  return () => {
    end.abort()
    before?.stop()
  }
}

const metBy = (event: MouseEvent): Met => {
  const button = buttonOf(event)
  return { button, x: event.clientX, y: event.clientY, came: null }
}

const isNear = (one: Met, two: Met): boolean => Math.hypot(two.x - one.x, two.y - one.y) < doubledPx

const buttonOf = (event: Event): Element | null =>
  event.composedPath().find((part): part is Element => part instanceof Element && part.matches(buttons)) ?? null

const meaningOf = (button: Element | null): string =>
  `${button?.getAttribute("aria-label") ?? ""} ${button?.textContent?.trim() ?? ""}`
