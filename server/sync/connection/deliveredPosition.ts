/** A place in a document's log: an epoch and the last update of it that counts. */
export interface LogPosition {
  epoch: number
  seq: number
}

/** Updates of one epoch in order and without a gap: those after `from`, up to `seq`. */
export interface Stretch extends LogPosition {
  from: number
}

/**
 * How much of a document one connection was sent. It is always a prefix of the log: Yjs keeps everything that follows a
 * gap out of the text for good, without an error. So every outgoing update passes here, and an update that does not
 * follow on is not sent: the connection reads the log from its position.
 */
export class DeliveredPosition {
  /** 0 until it was greeted */
  #epoch = 0
  /** the last update that it has; -1 until it has asked for the document */
  #seq = -1

  get hasAsked(): boolean {
    return this.#seq >= 0
  }

  get seq(): number {
    return Math.max(0, this.#seq)
  }

  /** It is greeted with this epoch. */
  greet(epoch: number): void {
    this.#epoch = epoch
  }

  /** False: it was sent another document, and nothing can follow on that. */
  isOf(epoch: number): boolean {
    return this.#epoch === 0 || this.#epoch === epoch
  }

  /** It is sent the whole document as it stands at `seq`, or the part that it lacks. */
  answer(seq: number): void {
    this.#seq = seq
  }

  /** known: it has all of it · next: send it now; it counts as sent · gap: an update before it is missing */
  take({ from, seq }: Stretch): "known" | "next" | "gap" {
    if (this.#seq >= seq) return "known"
    if (from > this.#seq) return "gap"
    this.#seq = seq
    return "next"
  }
}
