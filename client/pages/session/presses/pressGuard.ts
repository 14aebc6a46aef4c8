import { deafMs } from "../../../elements/session/kit/steadyPress.ts"
import { buttons, PlacesBefore } from "./placesBefore.ts"

/** pixels within which a second press is the second half of a double click */
const doubled = 12
/** milliseconds for which a turn of the wheel moves the page */
const wheelMs = 500

/** A button under the pointer. */
interface Met {
  button: Element | null
  x: number
  y: number
  /** the moment at which it came there by itself, while the pointer rested; null: the pointer went to it */
  came: number | null
}

/** What else of the page tells where somebody aimed. */
interface Beside {
  room?: ConstructorParameters<typeof PlacesBefore>[1]
}

/**
 * No press meets a button that was not there: where the page brought another button under a pointer that rests, a press does
 * nothing until there was time to read it; nor does the second press of a double click where the first brought another
 * meaning. Keys are held back where they are handed on (KeysHeld). Which act a button stands for is the button's own matter (steadyPress).
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
    // a pointer that rests is told of what the page brings under it, at the very point where it was
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
      // a third press of the same run is measured by the first
      if (!stray) pressed = { ...now, meaning, at }
    },
    { signal, capture: true },
  )
  page.addEventListener(
    "click",
    event => {
      const button = buttonOf(event)
      // a key's click counts none
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
