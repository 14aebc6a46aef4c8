import type { Statement } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import { lastCall } from "../outcome/standing.ts"

/**
 * Returns whether the member was asked in a revealed call on this version. Their position counts in the declaration, so
 * the record cannot also say that they recused themselves. The next version asks them again.
 */
export const wasShown = (state: State, statement: Statement, member: string): boolean =>
  statement.state !== "draft" &&
  (lastCall(state, statement)?.electorate.some(elector => elector.member === member) ?? false)
