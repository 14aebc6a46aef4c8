/** A point in the sequence of this page's changes: their number so far, and the client id's clock in the document. */
export interface Mark {
  made: number
  clock: number
}

/**
 * Tracks which of this page's changes the server has stored. The server acknowledges how many SyncStep2 and Update
 * frames it has received on a connection (docs/PROTOCOL.md). This class remembers which changes each frame carried.
 */
export class UnsavedTally {
  private now: Mark = { made: 0, clock: 0 }
  private safe: Mark = { made: 0, clock: 0 }
  /** The points that unacknowledged frames reached in the sequence of changes, oldest first. */
  private covered: Mark[] = []
  private acked = 0
  private stepped = false

  connected() {
    this.covered = []
    this.acked = 0
    this.stepped = false
  }

  /** Starts counting at the clock of a granted client id, before this page writes. */
  begin(clock: number) {
    this.now = this.safe = { made: 0, clock }
  }

  changed(clock: number) {
    this.now = { made: this.now.made + 1, clock }
  }

  /**
   * Records that a frame was sent. The server ignores updates before the connection's first SyncStep2. Such an update
   * counts as a frame without a change.
   */
  sent(kind: "step2" | "update") {
    if (kind === "step2") this.stepped = true
    this.covered.push(this.stepped ? this.now : this.safe)
  }

  /** Processes an acknowledgement. Returns true if the server has stored a change that was not stored before. */
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

  /** The clock of the first character of this page that the server has not acknowledged. */
  get safeClock(): number {
    return this.safe.clock
  }
}
