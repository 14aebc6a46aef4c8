import type { State } from "../../fold/state.ts"
import type { StatementId } from "../../model/ids.ts"

/**
 * Whether a record of this text waits to be confirmed or returned: until then no next version begins, or two could come
 * into force.
 */
export const awaitsConfirmation = ({ records }: Pick<State, "records">, id: StatementId): boolean =>
  Object.values(records).some(record => record.body.statement === id && record.state === "declared")
