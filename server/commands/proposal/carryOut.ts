import { refuse } from "../../../shared/contract/refusals.ts"
import type { Decision, Situation } from "../../core/command.ts"
import { sharedIn } from "../people/alternates/sharingSeats.ts"
import { changeSeat, removePanelist } from "../people/changingSeats.ts"
import { planAccess, planEmbargo, planPublication, setAccounts } from "../people/opening.ts"
import { reissueSeat } from "../people/signIn/reissuing.ts"
import { setTerms } from "../people/terms.ts"
import { adoptMinutes } from "../public/adopting.ts"
import type { NotesRead } from "../public/notesWritten.ts"
import { enterErratum, enterMark, withdrawRecord } from "../record/binding.ts"
import type { AskedAct, ProposedActKind } from "./askedAct.ts"

const isSeated = (member: { removed: boolean } | undefined) => member !== undefined && !member.removed

/** The functions that carry out each kind of proposed act, once every required consent is given. */
const acts: { [A in ProposedActKind]: (situation: Situation & Partial<NotesRead>, asked: AskedAct<A>) => Decision } = {
  seat: ({ state }, { about }) => (isSeated(state.members[about.member]) ? { events: [] } : refuse("not-found")),
  change: (situation, { about }) => changeSeat(situation, about),
  remove: (situation, { about }) => removePanelist(situation, about),
  // the seat may have changed hands since somebody proposed the reissue
  reissue: (situation, { about, reason }) =>
    sharedIn(situation.state, about.member) ?? reissueSeat(situation, about, reason),
  withdraw: withdrawRecord,
  erratum: enterErratum,
  editorial: enterMark,
  adopt: adoptMinutes,
  accounts: setAccounts,
  access: planAccess,
  embargo: planEmbargo,
  terms: setTerms,
  publish: planPublication,
}

export function carryOut<A extends ProposedActKind>(
  situation: Situation & Partial<NotesRead>,
  asked: AskedAct<A>,
): Decision {
  const act: (situation: Situation & Partial<NotesRead>, asked: AskedAct<A>) => Decision = acts[asked.about.act]
  return act(situation, asked)
}
