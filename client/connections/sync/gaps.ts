import type * as Y from "yjs"

/** Milliseconds until what is still missing is asked for again, and at most. */
const firstPauseMs = 1_000
const longestPauseMs = 30_000

/**
 * Yjs keeps what comes after a gap out of the text, and says nothing of it. This asks for what is missing as long as
 * something is, and says when that begins and when it is over.
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

  /** From when the document was in step: before, its parts come in any order. */
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
