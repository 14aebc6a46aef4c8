import type { ReactiveController, ReactiveControllerHost } from "lit"

/**
 * Milliseconds, the longest delay of a browser's timer. If the next moment is further away, the page also renders once
 * before that moment, which does no harm.
 */
const longestMs = 2 ** 31 - 1

/** Renders a page again at the next future moment that the page has passed to `isPast`. */
export class RedrawTimer implements ReactiveController {
  private readonly host: ReactiveControllerHost
  private readonly now: () => number
  private next: { at: number; timer: ReturnType<typeof setTimeout> } | null = null

  constructor(host: ReactiveControllerHost, now: () => number) {
    this.host = host
    this.now = now
    host.addController(this)
  }

  isPast(moment: number): boolean {
    const left = moment - this.now()
    if (left <= 0) return true
    if (!this.next || moment < this.next.at) this.wait(moment, Math.min(left, longestMs))
    return false
  }

  hostDisconnected(): void {
    clearTimeout(this.next?.timer)
    this.next = null
  }

  private wait(at: number, ms: number): void {
    clearTimeout(this.next?.timer)
    const timer = setTimeout(() => {
      this.next = null
      this.host.requestUpdate()
    }, ms)
    this.next = { at, timer }
  }
}
