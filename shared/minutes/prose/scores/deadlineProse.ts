import type { Round } from "../../../fold/consensusState.ts"
import type { Session } from "../../../fold/sessionState.ts"
import type { State } from "../../../fold/state.ts"
import type { Lang } from "../../../model/terms.ts"
import { togetherWith } from "../../../rules/readings/deadlines.ts"
import { momentIn } from "../../time/clocks.ts"
import { proceedingWords } from "../../words/proceeding.ts"

/**
 * The sentences about the batch and the deadline of a round: when it opened and closed, whether it got more time, and
 * that too few had answered (DOMAIN B1–B6). They are none for a round that a moderator closed.
 */
export function deadlineProse(
  state: Pick<State, "rounds">,
  { cities }: Pick<Session, "cities">,
  round: Round,
  lang: Lang,
): string[] {
  const told = proceedingWords(lang)
  const { atDeadline, batch, endsAt, closedAt, openedAt, extended } = round
  const inBatch = batch === undefined ? [] : [told.inBatch(togetherWith(state, round).length)]
  if (atDeadline === undefined || endsAt === null || closedAt === null) return inBatch
  const time = (at: number) => momentIn(lang, at, cities[0]?.zone ?? "UTC")
  const times = { opened: time(openedAt), deadline: time(endsAt), closed: time(closedAt) }
  return [
    ...inBatch,
    told.between({ ...times, byClock: closedAt >= endsAt, extended }),
    ...(hadTooFew(round) ? [told.tooFew()] : []),
  ]
}

/** Whether a round that was to be shown at its deadline was not, because too few had answered (DOMAIN B4). */
export const hadTooFew = ({ atDeadline, endsAt, closedAt, revealedAt }: Round): boolean =>
  atDeadline === "show" && closedAt !== null && closedAt >= (endsAt ?? Infinity) && revealedAt !== closedAt
