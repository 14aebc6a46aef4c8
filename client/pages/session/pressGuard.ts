/** milliseconds and pixels within which a second press is the second half of a double click */
const doubled = { ms: 700, away: 12 }
const buttons = "button, a, summary, input, select, label"

interface Press {
  at: number
  x: number
  y: number
  button: Element | null
  meaning: string
}

/**
 * No press meets a button that was not there: the second press of a double click does nothing where the first brought
 * another button, or another meaning, under the same finger.
 */
export function guardPresses(page: HTMLElement): () => void {
  const end = new AbortController()
  let last: Press | null = null
  let stray = false
  page.addEventListener(
    "pointerdown",
    event => {
      const button = buttonOf(event)
      const press = { at: event.timeStamp, x: event.clientX, y: event.clientY, button, meaning: meaningOf(button) }
      stray = last !== null && isSecond(last, press) && (last.button !== button || last.meaning !== press.meaning)
      // a third press of the same run is measured by the first
      if (!stray) last = press
    },
    { signal: end.signal, capture: true },
  )
  page.addEventListener(
    "click",
    event => {
      // a key's click counts none
      if (event.detail === 0 || !stray || !last?.button) return
      stray = false
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { signal: end.signal, capture: true },
  )
  return () => end.abort()
}

const isSecond = (one: Press, two: Press): boolean =>
  two.at - one.at < doubled.ms && Math.hypot(two.x - one.x, two.y - one.y) < doubled.away

const buttonOf = (event: Event): Element | null =>
  event.composedPath().find((part): part is Element => part instanceof Element && part.matches(buttons)) ?? null

const meaningOf = (button: Element | null): string =>
  `${button?.getAttribute("aria-label") ?? ""} ${button?.textContent?.trim() ?? ""}`
