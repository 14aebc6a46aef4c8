import { positionOf } from "../../fold/changes/positionChange.ts"
import type { Objection, Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import { isOwn } from "../people/seats/holder.ts"
import { latestVersion } from "../readings/statements.ts"
import { objectionSaid } from "../round/objections.ts"
import { lastCall } from "../round/outcome/standing.ts"

interface Waiting {
  want: "reply" | "block-kept"
  objection: Objection
  statement: Statement
}

/**
 * The needs of a member who objected. `reply`: the objection was answered, and the member has to maintain or withdraw
 * it. `block-kept`: the member withdrew the objection, but their *cannot accept* remains, because withdrawing does not
 * change a position (DOMAIN O3).
 */
export const objectorsTurn = (state: State, member: string | null): Waiting[] =>
  Object.values(state.objections).flatMap(objection => {
    const { by, answer, reply, statement: id, version } = objection
    const statement = state.statements[id]
    if (
      !isOwn(state, objectionSaid(objection), member) ||
      statement?.state !== "proposed" ||
      latestVersion(statement)?.n !== version
    )
      return []
    const kept = reply?.reply === "withdrawn" && blocks(state, statement, by)
    const want = answer !== null && reply === null ? "reply" : kept ? "block-kept" : null
    return want === null ? [] : [{ want, objection, statement }]
  })

function blocks(state: State, statement: Statement, member: MemberId): boolean {
  const call = lastCall(state, statement)
  return call?.anonymity === "named" && positionOf(call.answers ?? [], member)?.position === "block"
}
