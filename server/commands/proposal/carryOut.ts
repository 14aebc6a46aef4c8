import { refuse } from "../../../shared/contract/refusals.ts"
import type { Proposal } from "../../../shared/fold/state.ts"
import type { Decision, Situation } from "../deed.ts"
import { changeSeat, removePanelist } from "../people/changingSeats.ts"
import { reissueSeat } from "../people/reissuing.ts"
import { adoptMinutes } from "../public/adopting.ts"
import { enterErratum, enterMark, withdrawRecord } from "../record/binding.ts"

type Act = Proposal["about"]["act"]
/** What is asked, why, and the proposal that asked it. */
type Asked<A extends Act> = { about: Proposal["about"] & { act: A }; reason: string; proposal: string }

const isSeated = (member: { removed: boolean } | undefined) => member !== undefined && !member.removed

/** What each proposed act does once everybody whose consent it needs has given it. */
const acts: { [A in Act]: (situation: Situation, asked: Asked<A>) => Decision } = {
  seat: ({ state }, { about }) => (isSeated(state.members[about.member]) ? { events: [] } : refuse("not-found")),
  change: (situation, { about }) => changeSeat(situation, about),
  remove: (situation, { about }) => removePanelist(situation, about),
  reissue: (situation, { about, reason }) => reissueSeat(situation, about, reason),
  withdraw: withdrawRecord,
  erratum: enterErratum,
  editorial: enterMark,
  adopt: adoptMinutes,
}

export function carryOut<A extends Act>(situation: Situation, asked: Asked<A>): Decision {
  const act: (situation: Situation, asked: Asked<A>) => Decision = acts[asked.about.act]
  return act(situation, asked)
}
