import type { Statement } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import { lastCall } from "../outcome/standing.ts"

/**
 * Whether the member's position on this wording was revealed. It counts in the declaration, so the record cannot also
 * say that they recused themselves. They are asked again about the next version.
 */
export const wasShown = (state: State, statement: Statement, member: string): boolean =>
  statement.state !== "draft" &&
  (lastCall(state, statement)?.electorate.some(elector => elector.member === member) ?? false)
