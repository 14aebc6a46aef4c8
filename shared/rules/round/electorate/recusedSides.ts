import type { State } from "../../../fold/state.ts"
import type { SideId, StatementId } from "../../../model/ids.ts"
import { isRecused } from "../../people/isRecused.ts"
import { isElector } from "../../readings/members.ts"

/**
 * Sides whose panelists have all recused themselves from a statement. Its rounds leave these sides out of quorum, cast
 * share and floor, and reach consensus at most (DOMAIN L2). A side without electors is not in the list.
 */
export function recusedSides(state: Pick<State, "members" | "sides" | "statements">, id: StatementId): SideId[] {
  const { recused = [] } = state.statements[id] ?? {}
  const electors = Object.values(state.members).filter(isElector)
  return state.sides
    .map(side => side.id)
    .filter(side => {
      const theirs = electors.filter(member => member.side === side)
      return theirs.length > 0 && theirs.every(member => isRecused({ recused }, member))
    })
}
