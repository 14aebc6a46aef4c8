import type { ReactiveController, ReactiveControllerHost } from "lit"

/**
 * Makes a toolbar a single tab stop. The arrow keys, Home and End move the focus between its buttons (WAI-ARIA toolbar
 * pattern).
 */
export class Roving implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement
  private at = 0

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host
    host.addController(this)
  }

  hostConnected() {
    this.host.addEventListener("keydown", this.move)
  }

  hostDisconnected() {
    this.host.removeEventListener("keydown", this.move)
  }

  hostUpdated() {
    const stops = this.stops()
    if (this.at >= stops.length) this.at = 0
    for (const [n, stop] of stops.entries()) stop.tabIndex = n === this.at ? 0 : -1
  }

  private stops(): HTMLElement[] {
    return [...(this.host.shadowRoot?.querySelectorAll<HTMLElement>("[role=toolbar] button") ?? [])]
  }

  private move = (event: KeyboardEvent) => {
    const stops = this.stops()
    const from = stops.indexOf(focusedIn(this.host))
    const to = from < 0 ? null : goal(event.key, from, stops.length)
    if (to === null) return
    event.preventDefault()
    this.at = to
    this.hostUpdated()
    stops[to]?.focus()
  }
}

/**
 * Returns the focused element inside the toolbar. If no element is focused, returns the host element, which is never a
 * button.
 */
const focusedIn = (host: HTMLElement): HTMLElement => {
  const active = host.shadowRoot?.activeElement
  return active instanceof HTMLElement ? active : host
}

function goal(key: string, from: number, count: number): number | null {
  if (key === "ArrowRight") return (from + 1) % count
  if (key === "ArrowLeft") return (from - 1 + count) % count
  if (key === "Home") return 0
  return key === "End" ? count - 1 : null
}
