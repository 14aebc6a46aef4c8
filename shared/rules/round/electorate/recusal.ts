import type { Statement } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import { lastCall } from "../outcome/standing.ts"

/**
 * Returns whether the member was an elector in the revealed call on the statement's newest version. Such a member can
 * no longer recuse themselves, because their position counts in the declaration. A recusal is possible again once the
 * next version is drafted, because that version gets a call of its own.
 */
export const wasShown = (state: State, statement: Statement, member: string): boolean =>
  statement.state !== "draft" &&
  (lastCall(state, statement)?.electorate.some(elector => elector.member === member) ?? false)
