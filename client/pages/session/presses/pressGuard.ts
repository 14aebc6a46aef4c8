import { deafMs } from "../../../elements/session/kit/steadyPress.ts"
import { buttons, PlacesBefore } from "./placesBefore.ts"

/** Pixels within which a second press is the second half of a double click. */
const doubled = 12
/** Milliseconds for which a turn of the wheel moves the page. */
const wheelMs = 500

/** A button under the pointer. */
interface Met {
  button: Element | null
  x: number
  y: number
  /** the moment at which it appeared under a resting pointer; null: the pointer moved to it */
  came: number | null
}

/** Other parts of the page that tell where somebody aimed. */
interface Beside {
  room?: ConstructorParameters<typeof PlacesBefore>[1]
}

/**
 * Prevents presses on a button that was not there: if the page puts another button under a resting pointer, presses do
 * nothing until there was time to read it, and the second press of a double click does nothing if the first changed the
 * button's meaning. KeysHeld does the same for keys when it moves the focus. A button's own change of meaning is
 * handled by the button (steadyPress).
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
    // The browser fires an event for a resting pointer when the page changes under it, with unchanged coordinates.
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
      // A third press of the same run is compared with the first.
      if (!stray) pressed = { ...now, meaning, at }
    },
    { signal, capture: true },
  )
  page.addEventListener(
    "click",
    event => {
      const button = buttonOf(event)
      // A key's click has a count of 0.
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

const isNear = (one: Met, two: Met): boolean => Math.hypot(two.x - one.x, two.y - one.y) < doubled

const buttonOf = (event: Event): Element | null =>
  event.composedPath().find((part): part is Element => part instanceof Element && part.matches(buttons)) ?? null

const meaningOf = (button: Element | null): string =>
  `${button?.getAttribute("aria-label") ?? ""} ${button?.textContent?.trim() ?? ""}`
