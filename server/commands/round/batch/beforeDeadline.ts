import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { OfRound } from "../answersRead.ts"
import { counted } from "../spoken/counted.ts"

/**
 * Refuses to close a round before its deadline while an elector has not answered, because the electors were told that
 * they have time until then (DOMAIN B3).
 */
export function beforeDeadline({ answers, ballots, now }: OfRound, round: Round): { refuse: Refusal } | null {
  if (round.atDeadline === undefined || round.endsAt === null || round.endsAt <= now) return null
  const given = ballots ? ballots.answers.length : counted(round, answers).length
  return given < round.electorate.length ? refuse("deadline-running", { time: round.endsAt }) : null
}
