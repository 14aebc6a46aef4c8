import type { NewEvent } from "../../../shared/contract/events.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Answer } from "../../../shared/model/consensus/answer.ts"
import { type MemberId, ObjectionId } from "../../../shared/model/ids.ts"
import { isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { objectionSaid } from "../../../shared/rules/round/objections.ts"

/**
 * The objection that a block opens. A member has one objection per version, so a second block by the same holder of the
 * seat opens none.
 */
export function objectionFor(
  state: State,
  round: Round,
  member: MemberId,
  answer: Answer,
  id: () => string,
): NewEvent[] {
  if (answer.kind !== "call" || answer.position !== "block") return []
  const known = Object.values(state.objections).some(
    one =>
      one.statement === round.statement && one.version === round.version && isOwn(state, objectionSaid(one), member),
  )
  if (known) return []
  const spoken = (text: string) => ({ lang: answer.lang, text })
  const body = {
    objection: ObjectionId.parse(id()),
    statement: round.statement,
    topic: round.topic,
    version: round.version,
    member,
    reason: spoken(answer.reason),
    remedy: answer.remedy === "" ? null : spoken(answer.remedy),
    fromRound: round.id,
  }
  return [{ kind: "objection-raised", body }]
}
