import { type Lang, languages } from "../../shared/model/terms.ts"
import { OperatorError } from "../ports/operatorError.ts"

type Environment = Record<string, string | undefined>

/** The terminal's own language where we speak it. */
export function terminalLang(environment: Environment): Lang {
  const locale = environment["LC_ALL"] || environment["LANG"] || ""
  return languages.find(one => locale.startsWith(one)) ?? "en"
}

/** The sentence of an error for the person at the terminal; any other error stays as it is and shows its stack. */
export const terminalReason = (error: unknown, environment: Environment): unknown =>
  error instanceof OperatorError ? error.in(terminalLang(environment)) : error
