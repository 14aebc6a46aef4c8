import type { Round } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { BatchId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"
import { derivePerTable } from "../derivePerTable.ts"

/** The shortest and the longest time until a round ends by itself: members have to be reached, and must not forget. */
const minMs = 60_000
const maxMs = 90 * 86_400_000

/** The latest time at which a round ends by itself. */
export const latestDeadline = (openedAt: Instant): Instant => openedAt + maxMs

/**
 * Whether a deadline leaves enough time from now, and not too much from the opening (DOMAIN B1, Q1). A round that has
 * not opened yet opens now.
 */
export const deadlineFits = (endsAt: Instant, now: Instant, openedAt: Instant = now): boolean =>
  endsAt - now >= minMs && endsAt <= latestDeadline(openedAt)

/**
 * The time at which a round closes by itself, because it is a silence procedure or has a deadline. Null if a moderator
 * closes it.
 */
export const closesAt = ({
  silence,
  atDeadline,
  endsAt,
}: Pick<Round, "silence" | "atDeadline" | "endsAt">): Instant | null =>
  silence || atDeadline !== undefined ? endsAt : null

/** True if the round runs on a clock of its own, perhaps for days: a silence procedure, or a round with a deadline. */
export const runsBeside = (round: Pick<Round, "silence" | "atDeadline">): boolean =>
  round.silence || round.atDeadline !== undefined

/** The round and the other rounds of its batch, in the order in which they were opened (DOMAIN B6). */
export const togetherWith = ({ rounds }: Pick<State, "rounds">, round: Round): Round[] =>
  round.batch === undefined ? [round] : (byBatch(rounds).get(round.batch) ?? [])

const byBatch = derivePerTable((rounds: State["rounds"]) => batchesOf(Object.values(rounds)))

/** The rounds of each batch, in their order. A round that was opened alone is in no batch and is left out. */
export function batchesOf(rounds: readonly Round[]): Map<BatchId, Round[]> {
  const batches = new Map<BatchId, Round[]>()
  for (const round of rounds)
    if (round.batch !== undefined) {
      const before = batches.get(round.batch)
      if (before) before.push(round)
      else batches.set(round.batch, [round])
    }
  return batches
}
