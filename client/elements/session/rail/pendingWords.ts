import type { Lang } from "../../../../shared/model/terms.ts"

/** A text that is being sent, which the page shows at once. `thread` is null if the text opens a new thread. */
export interface PendingWords {
  id: string
  thread: string | null
  text: string
  lang: Lang
  quote: string | null
  /** the reason why the server refused the text; null while it is being sent */
  refused: string | null
}

/** Fired when somebody presses "Retry" beside a text that was not accepted. */
export class RetryWanted extends Event {
  readonly id: string
  constructor(id: string) {
    super("retry-wanted", { bubbles: true, composed: true })
    this.id = id
  }
}

/**
 * Fired when a thread's card is hovered, focused or opened. The page then highlights the thread's passage in the note.
 */
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
