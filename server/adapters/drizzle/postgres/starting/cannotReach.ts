import { OperatorError, type Say } from "../../../../ports/operatorError.ts"
import { namesIn } from "../../copying/addressNames.ts"
import { sqlState } from "../connection/failure.ts"

/**
 * The error to print if the database cannot be opened: the reason in one sentence, without the password. Any other
 * failure is a bug and is returned unchanged.
 */
export function cannotReach(failure: unknown, url: string): unknown {
  if (!(failure instanceof Error) || failure instanceof OperatorError) return failure
  const names = namesIn(url)
  const because = (told: (say: Say) => string) => new OperatorError(told, { cause: failure })
  const state = sqlState(failure)
  // the driver itself throws an error about SASL if the address has no password
  if (state?.startsWith("28") || failure.message.startsWith("SASL"))
    return because(say => say("database.postgres-sign-in", names))
  if (state === "3D000") return because(say => say("database.postgres-missing", names))
  if (state === "42501") return because(say => say("database.postgres-rights", names))
  const { host } = names
  // network errors have a code; for a lost or slow connection, the driver's own errors have only a message
  const code = "code" in failure ? String(failure.code) : null
  const isAway =
    state === null ? code !== null || /connect|timeout/i.test(failure.message) : /^(08|53300|57P)/.test(state)
  const reason = failure.message || code || failure.name
  return isAway ? because(say => say("database.postgres-away", { host, reason })) : failure
}
