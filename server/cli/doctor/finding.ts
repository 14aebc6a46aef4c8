import { OperatorError, type Say } from "../../ports/operatorError.ts"

/** "wrong": Plenary does not work, or breaks a promise, e.g. of durability. "warning": this may happen later. */
type Level = "ok" | "warning" | "wrong"

/** One line of the report: what was found, and what to do about it. `code` names the finding for programs. */
export interface Finding {
  level: Level
  code: string
  told: (say: Say) => string
}

/** Makes a finding from a failure. The caller passes the code, because an `OperatorError` has none. */
export function foundIn(failure: unknown, code: string): Finding {
  const told =
    failure instanceof OperatorError
      ? (say: Say) => failure.told(say)
      : () => (failure instanceof Error ? failure.message : String(failure))
  return { level: "wrong", code, told }
}
