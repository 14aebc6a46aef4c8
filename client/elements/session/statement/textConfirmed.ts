import type { Answered } from "../../../../shared/contract/live.ts"
import type { Lang } from "../../../../shared/model/terms.ts"

/** "Same meaning", said of the text that stood on this screen; the page hashes it. */
export class TextConfirmed extends Event {
  readonly statement: string
  readonly lang: Lang
  readonly text: string
  answer: Promise<Answered> | null = null
  constructor(statement: string, lang: Lang, text: string) {
    super("text-confirmed", { bubbles: true, composed: true })
    this.statement = statement
    this.lang = lang
    this.text = text
  }
}

declare global {
  interface HTMLElementEventMap {
    "text-confirmed": TextConfirmed
  }
}
