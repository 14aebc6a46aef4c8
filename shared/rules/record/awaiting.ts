import type { State } from "../../fold/state.ts"
import type { StatementId } from "../../model/ids.ts"

/**
 * Returns whether a record of this statement waits to be confirmed or returned. While it waits, no next version begins,
 * because otherwise two records could come into force.
 */
export const awaitsConfirmation = ({ records }: Pick<State, "records">, id: StatementId): boolean =>
  Object.values(records).some(record => record.body.statement === id && record.state === "declared")
