import type { Lang } from "../../../../shared/model/terms.ts"

/** Words that are being sent, shown at once with their state. A `thread` of null opens a new one. */
export interface PendingWords {
  id: string
  thread: string | null
  text: string
  lang: Lang
  quote: string | null
  /** null while they are being sent; otherwise why they were refused */
  refused: string | null
}

/** "Retry" pressed beside words that were not accepted. */
export class RetryWanted extends Event {
  readonly id: string
  constructor(id: string) {
    super("retry-wanted", { bubbles: true, composed: true })
    this.id = id
  }
}

/** A card was hovered, focused or opened: its passage lights up in the note. */
export class ThreadPicked extends Event {
  readonly thread: string | null
  constructor(thread: string | null) {
    super("thread-picked", { bubbles: true, composed: true })
    this.thread = thread
  }
}

declare global {
  interface HTMLElementEventMap {
    "retry-wanted": RetryWanted
    "thread-picked": ThreadPicked
  }
}
