import { limits } from "../../../../shared/contract/limits.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { RoundId } from "../../../../shared/model/ids.ts"
import type { Decision, ReadCommand } from "../../../core/command.ts"
import { serverLooking } from "../../../core/serverActor.ts"
import { answersInBatchOf, type OfRound } from "../answersRead.ts"
import { closed } from "../ending.ts"
import { revealed, withNames } from "../revealing.ts"
import { scored } from "../secret/counting.ts"
import { counted } from "../spoken/counted.ts"
import { decideOnAnswers } from "./together.ts"

/**
 * Ends a round, and all rounds of its batch, at their deadline. The deadline is read again first, because a moderator
 * may have extended it.
 */
export const endAtDeadline = (id: RoundId): ReadCommand =>
  serverLooking(answersInBatchOf(id), situation => {
    const round = situation.state.rounds[id]
    if (round?.state !== "open" || (round.endsAt ?? 0) > situation.now) return { events: [] }
    return decideOnAnswers(situation, round, ended)
  })

/** Closes the round. Its result is shown only if the moderator chose so and enough have answered (DOMAIN B4). */
const ended = (situation: OfRound, round: Round): Decision =>
  closed(
    situation,
    round,
    round.atDeadline === "show" && hasEnough(situation, round) ? revealed(situation, round) : { events: [] },
  )

/** Whether at least four scores or positions were given; in a named round of fewer electors, whether all answered. */
function hasEnough({ answers, ballots }: OfRound, round: Round): boolean {
  const given = ballots?.answers ?? withNames(round, counted(round, answers))
  const all = round.electorate.length
  if (round.anonymity === "named" && all < limits.revealFloor) return given.length >= all
  return scored(given).length >= limits.revealFloor
}
