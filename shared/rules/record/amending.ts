import type { Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"

/** A version that would take the place of a record in force; null where the text has none, or is its very text. */
export interface Amendment {
  version: number
  record: number
}

export function amendmentOf({ records }: Pick<State, "records">, { id, versions }: Statement): Amendment | null {
  const version = versions.at(-1)?.n
  const standing = Object.values(records).find(({ body, state }) => body.statement === id && state === "in_force")
  return standing && version !== undefined && version > standing.body.version
    ? { version, record: standing.number }
    : null
}
