import { proposalCommands as schemas } from "../../../shared/contract/commands/proposal.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Proposal } from "../../../shared/fold/state.ts"
import { administratorMayConfirm, askedToConsent, isAwaited } from "../../../shared/rules/people/consent/consent.ts"
import { isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { type Decision, defineCommand, defineLooking, type Situation } from "../../core/command.ts"
import { notesWritten } from "../public/notesWritten.ts"
import { alreadyDone } from "../refusing.ts"
import { confirmProposal } from "./propose.ts"

type Body = { proposal: string }

/**
 * Whether the actor may confirm or refuse this proposal. True for an unknown proposal, because `decide` refuses unknown
 * proposals.
 */
const mayAnswer = ({ state, actor }: Situation, { proposal }: Body): boolean => {
  const row = state.proposals[proposal]
  if (!row || !isAwaited(state, row)) return true
  if (actor.role === "admin") return administratorMayConfirm(row.about)
  return askedToConsent(state, row).some(member => member === actor.member)
}

const isAskers = ({ state, actor }: Situation, { proposal }: Body): boolean => {
  const row = state.proposals[proposal]
  return !row || isOwn(state, { by: row.asker, at: row.at }, actor.member)
}

/**
 * Calls `then` if the proposal is open. Once an answer has ended the proposal, every later answer is refused, and the
 * refusal names the member who ended it.
 */
function ofOpen({ state }: Situation, { proposal }: Body, then: (row: Proposal) => Decision): Decision {
  const row = state.proposals[proposal]
  if (!row) return refuse("not-found")
  if (row.state !== "open") return alreadyDone(state, row.ended ?? { by: row.asker, at: row.at })
  return isAwaited(state, row) ? then(row) : refuse("proposal-past")
}

export const proposalDefinitions = {
  "confirm-proposal": defineLooking(schemas["confirm-proposal"], {
    action: "answer a proposal",
    looksUp: notesWritten,
    own: mayAnswer,
    decide: (situation, body) => ofOpen(situation, body, row => confirmProposal(situation, row, body.words)),
  }),

  "refuse-proposal": defineCommand(schemas["refuse-proposal"], {
    action: "answer a proposal",
    own: mayAnswer,
    decide: (situation, { proposal, reason }) =>
      ofOpen(situation, { proposal }, () => ({ events: [{ kind: "proposal-refused", body: { proposal, reason } }] })),
  }),

  "take-back-proposal": defineCommand(schemas["take-back-proposal"], {
    action: "take back a proposal",
    own: isAskers,
    decide: (situation, { proposal }) =>
      ofOpen(situation, { proposal }, () => ({ events: [{ kind: "proposal-taken-back", body: { proposal } }] })),
  }),
}
