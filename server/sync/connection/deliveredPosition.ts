/** A place in a document's log: an epoch, and the number of an update in it. */
export interface LogPosition {
  epoch: number
  seq: number
}

/** Consecutive updates of one epoch: those after number `from`, up to number `seq`. */
export interface Stretch extends LogPosition {
  from: number
}

/**
 * Records how much of a document's log one connection was sent. The sent part must be a prefix of the log, because Yjs
 * does not apply updates after a gap and reports no error. Therefore `take` checks every outgoing update. An update
 * that does not directly follow the last sent one is not sent, and the connection gets the missing part from the log.
 */
export class DeliveredPosition {
  /** the epoch that the hello named; 0 before the hello */
  #epoch = 0
  /** the number of the last update that was sent; -1 before the page's SyncStep1 */
  #seq = -1

  get hasAsked(): boolean {
    return this.#seq >= 0
  }

  get seq(): number {
    return Math.max(0, this.#seq)
  }

  /** Records that the hello named this epoch. */
  greet(epoch: number): void {
    this.#epoch = epoch
  }

  /**
   * Whether the connection may be sent updates of this epoch. If the hello named another epoch, the answer is no,
   * because the page holds another document, to which these updates do not belong.
   */
  isOf(epoch: number): boolean {
    return this.#epoch === 0 || this.#epoch === epoch
  }

  /**
   * Records that the connection was sent the document up to update `seq`: the whole document, or the part that its page
   * lacked.
   */
  answer(seq: number): void {
    this.#seq = seq
  }

  /**
   * Decides whether to send a stretch of the log. known: the whole stretch was sent before · next: send it now; it is
   * recorded as sent · gap: an update before the stretch was not sent
   */
  take({ from, seq }: Stretch): "known" | "next" | "gap" {
    if (this.#seq >= seq) return "known"
    if (from > this.#seq) return "gap"
    this.#seq = seq
    return "next"
  }
}
