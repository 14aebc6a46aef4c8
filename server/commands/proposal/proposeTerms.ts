import type { TermsChange } from "../../../shared/contract/events/proposal.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { changesTerms } from "../../../shared/rules/gate/terms.ts"
import { termsFree } from "../../../shared/rules/people/consent/terms.ts"
import type { Decision, Situation } from "../../core/command.ts"
import { askerOf } from "../people/changingSeats.ts"
import { eventOf, termsAmiss } from "../people/terms.ts"
import type { NotesRead } from "../public/notesWritten.ts"
import { propose } from "./propose.ts"

/**
 * Proposes a change of the terms of the panel. It is made at once where nobody has to consent: as long as the terms are
 * free (DOMAIN TP3), and where they stay as they are, as with a new name of a side.
 */
export function changeTerms(situation: Situation & Partial<NotesRead>, change: TermsChange, reason: string): Decision {
  const { state, actor } = situation
  const amiss = termsAmiss(situation, change)
  if (amiss) return amiss
  // a person answers for what binds everybody, and no program does (DOMAIN X14)
  if (actor.program && changesTerms(state, change)) return refuse("token-may-not")
  const asker = askerOf(actor)
  return !changesTerms(state, change) || termsFree(state, asker)
    ? { events: [eventOf(change)] }
    : propose(situation, { about: { act: "terms", change }, reason, asker })
}
