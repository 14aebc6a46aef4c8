import { type Lang, languages } from "../../shared/model/terms.ts"
import { OperatorError } from "../ports/operatorError.ts"

type Environment = Record<string, string | undefined>

/** The language of the terminal's locale; English if Plenary does not have that language. */
export function terminalLang(environment: Environment): Lang {
  const locale = environment["LC_ALL"] || environment["LANG"] || ""
  return languages.find(one => locale.startsWith(one)) ?? "en"
}

/**
 * Turns an `OperatorError` into its sentence in the terminal's language. Any other error is returned unchanged, so that
 * its stack is printed.
 */
export const terminalReason = (error: unknown, environment: Environment): unknown =>
  error instanceof OperatorError ? error.in(terminalLang(environment)) : error
