import { OperatorError, type Say } from "../../ports/operatorError.ts"

/** "wrong" is what keeps Plenary from working or from keeping a promise; "warning" is what may do so later. */
type Level = "ok" | "warning" | "wrong"

/** One line of the report: how it is, and what to do. `code` names the finding for programs. */
export interface Finding {
  level: Level
  code: string
  told: (say: Say) => string
}

/** Makes the finding of a failure. Its code is that of the caller, because sentences of a start have none. */
export function foundIn(failure: unknown, code: string): Finding {
  const told =
    failure instanceof OperatorError
      ? (say: Say) => failure.told(say)
      : () => (failure instanceof Error ? failure.message : String(failure))
  return { level: "wrong", code, told }
}
