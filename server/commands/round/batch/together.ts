import type { Round } from "../../../../shared/fold/consensusState.ts"
import { togetherWith } from "../../../../shared/rules/readings/deadlines.ts"
import type { Accepted, Decision, Situation } from "../../../core/command.ts"
import type { OfBatch, OfRound } from "../answersRead.ts"

/**
 * Makes one decision of the decisions on a round and on the other rounds of its batch that are in the same state
 * (DOMAIN B6). The first refusal refuses all of them.
 */
export function decideTogether({ state }: Situation, round: Round, decide: (round: Round) => Decision): Decision {
  const all: Accepted = { events: [], sealed: [], ballots: [] }
  for (const one of togetherWith(state, round)) {
    if (one.state !== round.state) continue
    const decision = decide(one)
    if ("refuse" in decision) return decision
    all.events.push(...decision.events)
    all.sealed?.push(...(decision.sealed ?? []))
    all.ballots?.push(...(decision.ballots ?? []))
  }
  return all
}

/** The same where each is decided on the answers of its own round. */
export const decideOnAnswers = (
  situation: OfBatch,
  round: Round,
  decide: (situation: OfRound, round: Round) => Decision,
): Decision => decideTogether(situation, round, one => decide({ ...situation, ...situation.batch.get(one.id) }, one))
