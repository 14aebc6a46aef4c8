import type { Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import { lastCall } from "./standing.ts"

/**
 * Whose position on this wording has been shown counts in what is declared from it, so that the record cannot say beside
 * it that they stood aside; the next version asks anew.
 */
export const wasShown = (state: State, statement: Statement, member: string): boolean =>
  statement.state !== "draft" &&
  (lastCall(state, statement)?.electorate.some(elector => elector.member === member) ?? false)
