import type { Lang } from "../../../../shared/model/terms.ts"

/** Words on their way: shown at once in full ink, with what becomes of them. `thread` null opens a new one. */
export interface PendingWords {
  id: string
  thread: string | null
  text: string
  lang: Lang
  quote: string | null
  /** null while it travels; else why it was not accepted */
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
