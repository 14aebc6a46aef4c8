import type { Machine } from "../../../shared/fold/peopleState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Instant } from "../../../shared/model/terms.ts"

/** Whether the token is neither revoked nor past its time (DOMAIN X13). */
export const isTokenGood = ({ ended, until }: Machine, now: Instant): boolean => ended === null && now < until

/**
 * The program that sent a token; null if the panel knows no such token, or if the token is no longer valid. A token is
 * the program's id and a secret, joined by a dot. `hash` hashes the secret.
 */
export function machineOf(state: State, token: string, now: Instant, hash: (secret: string) => string): Machine | null {
  const [id = "", secret = ""] = token.split(".")
  const machine = Object.hasOwn(state.machines ?? {}, id) ? state.machines?.[id] : undefined
  return machine && isTokenGood(machine, now) && machine.hash === hash(secret) ? machine : null
}
