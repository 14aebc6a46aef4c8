import type { Lang } from "../../shared/model/terms.ts"
import type { TerminalParameters } from "../../shared/words/compiled/parameters.ts"
import { terminalSentence } from "../../shared/words/compiled/terminal.ts"

/** A sentence for the terminal, by its id in the catalogue. */
export type Say = <Id extends keyof TerminalParameters>(id: Id, ...values: TerminalParameters[Id]) => string

export const sayIn =
  (lang: Lang): Say =>
  (id, ...values) =>
    terminalSentence(lang, id, ...values)

/**
 * An error with a sentence for the person at the terminal: the reason and what to do. The message is in English, for the
 * log; a terminal prints the sentence in its own language.
 */
export class OperatorError extends Error {
  override name = "OperatorError"
  readonly #told: (say: Say) => string
  constructor(told: (say: Say) => string, options?: ErrorOptions) {
    super(told(sayIn("en")), options)
    this.#told = told
  }
  in(lang: Lang): string {
    return this.#told(sayIn(lang))
  }
}
