import type * as Y from "yjs"

/**
 * The pause between two requests for missing updates, in milliseconds. The pause doubles from the first value up to the
 * longest value.
 */
const firstPauseMs = 1_000
const longestPauseMs = 30_000

/**
 * Requests missing updates until they arrive, and reports when a gap opens or closes. Yjs reports no gap: it only
 * leaves the updates after the gap out of the text.
 */
export class Gaps {
  isOpen = false
  private readonly doc: Y.Doc
  private readonly on: { ask(): void; changed(): void }
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(doc: Y.Doc, on: { ask(): void; changed(): void }) {
    this.doc = doc
    this.on = on
  }

  /**
   * Starts to look for gaps. Call this after the first sync with the server, because earlier updates arrive in any
   * order.
   */
  watch(): void {
    this.doc.on("afterTransaction", this.look)
    this.look()
  }

  stop(): void {
    clearTimeout(this.timer)
    this.doc.off("afterTransaction", this.look)
  }

  private readonly look = (): void => {
    const { pendingStructs, pendingDs } = this.doc.store
    const open = pendingStructs !== null || pendingDs !== null
    if (open === this.isOpen) return
    this.isOpen = open
    clearTimeout(this.timer)
    if (open) this.ask(firstPauseMs)
    this.on.changed()
  }

  private ask(pauseMs: number): void {
    this.on.ask()
    this.timer = setTimeout(() => this.ask(Math.min(pauseMs * 2, longestPauseMs)), pauseMs)
  }
}
