import { type Lang, languages } from "../../shared/model/terms.ts"
import type { TerminalParameters } from "../../shared/words/compiled/parameters.ts"
import { terminalSentence } from "../../shared/words/compiled/terminal.ts"

/** A sentence for the terminal in its language, by its id in the catalogue. */
export type Say = <Id extends keyof TerminalParameters>(id: Id, ...values: TerminalParameters[Id]) => string

export const sayIn =
  (lang: Lang): Say =>
  (id, ...values) =>
    terminalSentence(lang, id, ...values)

/** The terminal's own language where we speak it. */
export function terminalLang(environment: Record<string, string | undefined>): Lang {
  const locale = environment["LC_ALL"] || environment["LANG"] || ""
  return languages.find(one => locale.startsWith(one)) ?? "en"
}
