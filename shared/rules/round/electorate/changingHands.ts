import { type Refusal, refuse } from "../../../contract/refusals.ts"
import type { Member } from "../../../fold/peopleState.ts"
import type { Proposal, State } from "../../../fold/state.ts"
import type { Elector } from "../../../model/consensus/answer.ts"
import type { MemberId } from "../../../model/ids.ts"
import { isAwaited } from "../../people/consent/consent.ts"
import type { SharedSeat } from "../../people/seats/alternates.ts"
import { isActive, isElector } from "../../readings/members.ts"
import { openRoundOf } from "./electorate.ts"

type About = Proposal["about"]

const changesSeat = (about: About): about is Extract<About, { act: "change" | "remove" | "reissue" }> =>
  about.act === "change" || about.act === "remove" || about.act === "reissue"

/**
 * Why the seat does not change hands now, or null if it does: an open round asks one of the two, others are asked to change
 * or to end the seat of one of the two (DOMAIN AL3), or the one who is to sit has not taken their seat or is suspended.
 */
export function seatStays(state: State, { delegate, alternate }: SharedSeat, next: Member): { refuse: Refusal } | null {
  const proposed = Object.values(state.proposals).flatMap(({ about, ...row }) =>
    changesSeat(about) && isAwaited(state, { about, ...row }) ? [about.member] : [],
  )
  for (const { id, name } of [delegate, alternate]) {
    if (proposed.includes(id)) return refuse("seat-proposed", { name })
    const round = openRoundOf(state, id)
    if (round) return refuse("seat-in-round", { name, label: state.statements[round.statement]?.label ?? "" })
  }
  const sitting = next.id === alternate.id ? delegate : alternate
  if (next.id === alternate.id && !isElector(sitting)) return refuse("cannot-sit", { name: sitting.name })
  return next.taken && isActive(next) ? null : refuse("cannot-sit", { name: next.name })
}

/** The delegate in whose place an elector of a round sat; null if the elector was no alternate (DOMAIN AL5). */
export const delegateOf = (
  { electorate }: { electorate: readonly Elector[] },
  elector: string | null,
): MemberId | null => electorate.find(({ member }) => member === elector)?.delegate ?? null
