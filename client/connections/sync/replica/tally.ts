/** A point in this page's own writing: the number of its changes, and its clock in the document. */
export interface Mark {
  made: number
  clock: number
}

/**
 * Counts which of this page's changes are durable. The server counts the SyncStep2 and Update frames of a connection
 * and acknowledges their number (docs/PROTOCOL.md); this class remembers which changes each frame carried.
 */
export class UnsavedTally {
  private now: Mark = { made: 0, clock: 0 }
  private safe: Mark = { made: 0, clock: 0 }
  /** the changes in each frame that is not acknowledged yet, oldest first */
  private covered: Mark[] = []
  private acked = 0
  private stepped = false

  connected() {
    this.covered = []
    this.acked = 0
    this.stepped = false
  }

  /** Starts at the clock of a granted client id, before anything is written. */
  begin(clock: number) {
    this.now = this.safe = { made: 0, clock }
  }

  changed(clock: number) {
    this.now = { made: this.now.made + 1, clock }
  }

  /** The server ignores an update before the connection's first SyncStep2, so such a frame carries nothing. */
  sent(kind: "step2" | "update") {
    if (kind === "step2") this.stepped = true
    this.covered.push(this.stepped ? this.now : this.safe)
  }

  /** Returns true if a change became durable by this. */
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

  /** The server has not acknowledged this page's characters from this clock on. */
  get safeClock(): number {
    return this.safe.clock
  }
}
