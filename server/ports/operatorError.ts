import type { TerminalParameters } from "../../generated/words/parameters.ts"
import { terminalSentence } from "../../generated/words/terminal.ts"
import type { Lang } from "../../shared/model/terms.ts"

/** Returns a sentence for the terminal, found by its id in the catalogue and filled with the values. */
export type Say = <Id extends keyof TerminalParameters>(id: Id, ...values: TerminalParameters[Id]) => string

export const sayIn =
  (lang: Lang): Say =>
  (id, ...values) =>
    terminalSentence(lang, id, ...values)

/**
 * An error with a sentence for the person at the terminal: the reason and what to do. The error's message is the
 * English sentence, for the log. A terminal prints the sentence in its own language.
 */
export class OperatorError extends Error {
  override name = "OperatorError"
  /** returns the error's sentence in the language of `say` */
  readonly told: (say: Say) => string
  constructor(told: (say: Say) => string, options?: ErrorOptions) {
    super(told(sayIn("en")), options)
    this.told = told
  }
  in(lang: Lang): string {
    return this.told(sayIn(lang))
  }
}
