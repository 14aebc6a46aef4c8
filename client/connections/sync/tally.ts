/** A moment of this page's own writing: how many changes it had made, and its own clock in the document. */
export interface Mark {
  made: number
  clock: number
}

/**
 * Which of this page's changes are durable. The server counts SyncStep2 and Update frames of a connection and
 * acknowledges a number (docs/PROTOCOL.md); here each frame remembers which changes it carried.
 */
export class UnsavedTally {
  private now: Mark = { made: 0, clock: 0 }
  private safe: Mark = { made: 0, clock: 0 }
  /** what each frame that is not acknowledged yet carried, oldest first */
  private covered: Mark[] = []
  private acked = 0
  private stepped = false

  connected() {
    this.covered = []
    this.acked = 0
    this.stepped = false
  }

  /** Nothing was written here yet, and the page's own id is one that was written with before. */
  begin(clock: number) {
    this.now = this.safe = { made: 0, clock }
  }

  changed(clock: number) {
    this.now = { made: this.now.made + 1, clock }
  }

  /** An update before the connection's first SyncStep2 is ignored by the server, so it carries nothing. */
  sent(kind: "step2" | "update") {
    if (kind === "step2") this.stepped = true
    this.covered.push(this.stepped ? this.now : this.safe)
  }

  /** True where something became durable by it. */
  acknowledged(count: number): boolean {
    const marks = this.covered.splice(0, count - this.acked)
    this.acked = Math.max(this.acked, count)
    const last = marks.at(-1)
    if (!last || last.made <= this.safe.made) return false
    this.safe = last
    return true
  }

  get waiting(): number {
    return this.now.made - this.safe.made
  }

  /** The page's own characters from this clock on have not been acknowledged. */
  get safeClock(): number {
    return this.safe.clock
  }
}
