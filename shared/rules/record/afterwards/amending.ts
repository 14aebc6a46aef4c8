import type { Statement } from "../../../fold/consensusState.ts"
import type { RecordRow } from "../../../fold/recordState.ts"
import type { State } from "../../../fold/state.ts"

/** A version that would replace the record with the number `record`, which is in force. */
export interface Amendment {
  version: number
  record: number
}

/** The statement's record in force, even if another version is being drafted. */
export const recordInForce = ({ records }: Pick<State, "records">, { id }: Statement): RecordRow | undefined =>
  Object.values(records).find(({ body, state }) => body.statement === id && state === "in_force")

export function amendmentOf(state: Pick<State, "records">, statement: Statement): Amendment | null {
  const version = statement.versions.at(-1)?.n
  const standing = recordInForce(state, statement)
  return standing && version !== undefined && version > standing.body.version
    ? { version, record: standing.number }
    : null
}
