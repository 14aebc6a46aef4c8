import type { Round } from "../../../shared/fold/consensusState.ts"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"

/** The ratings of a statement that were shown before its record was declared, oldest first. */
export const ratingsBefore = ({ rounds }: State, { body, declaredAt }: RecordRow): Round[] =>
  Object.values(rounds)
    .filter(
      ({ statement, kind, revealedAt }) => statement === body.statement && kind === "rating" && revealedAt !== null,
    )
    .filter(({ revealedAt }) => (revealedAt ?? 0) <= declaredAt)
    .toSorted((a, b) => a.openedAt - b.openedAt)
