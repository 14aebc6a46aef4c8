/** A place in a document's log: the last update of an epoch that counts. */
export interface LogPosition {
  epoch: number
  seq: number
}

/** Updates of one epoch, in order and none left out: those after `from`, up to `seq`. */
export interface Stretch extends LogPosition {
  from: number
}

/**
 * What one connection was told of a document. It is always the beginning of the log, without a gap: Yjs keeps whatever
 * comes after a gap out of the text for good and says nothing of it. So every update that goes out passes here, and
 * what does not follow on is not sent: the connection reads the log from where it stands.
 */
export class DeliveredPosition {
  /** 0 until it is greeted */
  #epoch = 0
  /** the last update that it has; -1 until it has asked for the document */
  #seq = -1

  get hasAsked(): boolean {
    return this.#seq >= 0
  }

  get seq(): number {
    return Math.max(0, this.#seq)
  }

  /** The epoch that it is greeted with. */
  greet(epoch: number): void {
    this.#epoch = epoch
  }

  /** False: what was told is of another document, and nothing can follow on it. */
  isOf(epoch: number): boolean {
    return this.#epoch === 0 || this.#epoch === epoch
  }

  /** It is sent the whole document as it stands at `seq`, or what it lacks of it. */
  answer(seq: number): void {
    this.#seq = seq
  }

  /** known: it has all of it · next: it is to be sent now, and counts as told · gap: something before it is missing */
  take({ from, seq }: Stretch): "known" | "next" | "gap" {
    if (this.#seq >= seq) return "known"
    if (from > this.#seq) return "gap"
    this.#seq = seq
    return "next"
  }
}
