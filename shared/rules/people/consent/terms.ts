import { type Refusal, refuse } from "../../../contract/refusals.ts"
import type { Member } from "../../../fold/peopleState.ts"
import type { State, TermsHistory } from "../../../fold/state.ts"
import type { MemberId, SideId } from "../../../model/ids.ts"
import { seatKeeps } from "../seats/seatKeeps.ts"
import { deputyOf } from "./deputy.ts"
import { isIndependent } from "./voices.ts"

/** Rules about the terms of the panel, to which each side's chair agrees before the first round (DOMAIN TP1 to TP5). */

type Agreement = NonNullable<TermsHistory["agreed"][SideId]>

/** Returns whether a round was opened. The panel works under its terms from then on. */
export const termsBegun = ({ rounds }: Pick<State, "rounds">): boolean => {
  for (const _ in rounds) return true
  return false
}

/** The number of the last entry that changed the terms; 0 if they are those with which the panel was opened. */
export const termsSeen = ({ workspace }: Pick<State, "workspace">): number => workspace?.terms?.changed?.seq ?? 0

/** The agreement of a side to the terms as they stand; null if it has given none since they changed. */
export function agreementOf({ workspace }: Pick<State, "workspace">, side: SideId): Agreement | null {
  const { agreed, anew = 0 } = workspace?.terms ?? {}
  const given = agreed?.[side]
  return given !== undefined && given.seq > anew ? given : null
}

/** Returns whether a side had agreed, and the terms have changed since. */
export const agreedBefore = ({ workspace }: Pick<State, "workspace">, side: SideId): boolean =>
  workspace?.terms?.agreed[side] !== undefined && agreementOf({ workspace }, side) === null

/** The sides that the first round waits for. Empty once a round was opened, and in a panel without sides. */
export const sidesUnagreed = (state: State): State["sides"] =>
  termsBegun(state) ? [] : state.sides.filter(({ id }) => agreementOf(state, id) === null)

/** Refuses the first round before each side agreed to the terms, and names who could agree for the others. */
export function termsGate(state: State): { refuse: Refusal } | null {
  const waits = sidesUnagreed(state)
  if (waits.length === 0) return null
  const names = waits.flatMap(({ id }) => speakersForTerms(state, id)).map(({ name }) => name)
  return refuse("terms-unagreed", {
    sides: waits.map(({ id }) => id).join(),
    names: names.length === 0 ? "none" : names.join(", "),
  })
}

/** The members who may agree for a side. */
export const speakersForTerms = (state: State, side: SideId): Member[] =>
  Object.values(state.members).filter(member => member.side === side && mayAgree(state, member))

const speaksForSide = (state: State, member: Member): boolean =>
  member.side !== null && (seatKeeps.chair(member) || deputyOf(state, member.side)?.id === member.id)

/**
 * Returns whether the member may agree for their side: as its chair or deputy, and independent of whoever agreed for
 * another side (DOMAIN C3).
 */
export const mayAgree = (state: State, member: Member): boolean =>
  speaksForSide(state, member) &&
  state.sides.every(({ id }) => {
    const other = id === member.side ? null : agreementOf(state, id)
    return other === null || isIndependent(state, member, other.by)
  })

/** Returns whether the member is asked to agree now. */
export const isAskedToAgree = (state: State, member: Member | undefined): boolean =>
  member !== undefined && sidesUnagreed(state).some(({ id }) => id === member.side) && mayAgree(state, member)

/**
 * Returns whether the terms change without anybody's consent (DOMAIN TP3): before the first round, until the chairs of
 * two sides have sat down. Without sides a chair states them, or whoever prepares the panel before a chair has sat down.
 */
export function termsFree(state: State, asker: MemberId | null): boolean {
  if (termsBegun(state)) return false
  const seated = Object.values(state.members).filter(member => seatKeeps.chair(member) && member.taken)
  if (state.sides.length > 0) return new Set(seated.flatMap(({ side }) => side ?? [])).size < 2
  return seated.length === 0 || (asker !== null && state.members[asker]?.role === "moderator")
}
