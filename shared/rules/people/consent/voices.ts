import type { Confirmation, RecordRow } from "../../../fold/consensusState.ts"
import type { Member, Proposal, State } from "../../../fold/state.ts"
import type { MemberId, SideId } from "../../../model/ids.ts"
import { deputyOf, speakersOf } from "./deputy.ts"

/** An act that binds others: a member asked for it, for a side or for none, and others have confirmed it so far. */
export type AskedOf = Pick<Proposal, "asker" | "askedFor" | "confirmations">

/** A declared record binds the sides as a proposal does. */
const askedBy = ({ declaredBy, declaredFor, confirmations }: Declared): AskedOf => ({
  asker: declaredBy,
  askedFor: declaredFor,
  confirmations,
})
type Declared = Pick<RecordRow, "declaredBy" | "declaredFor" | "confirmations">

/**
 * The member who gave this one the right to consent: the chair, the secretary's seat, or the confirmation as deputy.
 */
function giverOf(state: State, { id, role, side, appointedBy }: Member): MemberId | undefined {
  if (role === "moderator" || role === "secretary") return appointedBy
  return side !== null && deputyOf(state, side)?.id === id ? state.deputiesNamedBy?.[side] : undefined
}

/** This member, the member who gave them the office, the one who gave it to that member, and so on. */
export function lineageOf(state: State, member: MemberId): ReadonlySet<MemberId> {
  const line = new Set<MemberId>()
  let next: MemberId | undefined = member
  while (next !== undefined && !line.has(next)) {
    line.add(next)
    const row: Member | undefined = state.members[next]
    next = row && giverOf(state, row)
  }
  return line
}

/**
 * A member may not confirm their own request, nor may a member whose office and the asker's go back to the same person:
 * otherwise one who appoints others could confirm their own acts through them (DOMAIN C3).
 */
export const isIndependent = (state: State, member: Member, asker: MemberId | null): boolean =>
  asker === null || !haveCommon(lineageOf(state, member.id), lineageOf(state, asker))

const haveCommon = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => [...a].some(one => b.has(one))

/**
 * The side for which the member spoke; an earlier version did not store it, and took the side of their present seat.
 */
const sideOfAct = (state: State, { by, side }: Pick<Confirmation, "by" | "side">): SideId | null =>
  side === undefined ? ((by && state.members[by]?.side) ?? null) : side

/** The asker's side at that time; one who asks now speaks for the present side. */
export const askersSide = (state: State, { asker, askedFor }: Pick<AskedOf, "asker" | "askedFor">): SideId | null =>
  sideOfAct(state, { by: asker, side: askedFor })

/** The sides that neither asked nor have confirmed. */
export function sidesAwaited(state: State, asked: AskedOf): SideId[] {
  const settled = new Set([askersSide(state, asked), ...asked.confirmations.map(one => sideOfAct(state, one))])
  return state.sides.map(({ id }) => id).filter(id => !settled.has(id))
}

export const recordSidesAwaited = (state: State, record: Declared): SideId[] => sidesAwaited(state, askedBy(record))

/** How a side has confirmed a record; null until it has. */
export const confirmationFor = (state: State, record: Declared, side: SideId | null): Confirmation<MemberId> | null =>
  (side !== null && record.confirmations.find(one => sideOfAct(state, one) === side)) || null

/** Members who may confirm for a side. A member who has confirmed for another side may not confirm for this one. */
export const voicesOf = (state: State, side: SideId, { asker, confirmations }: AskedOf): Member[] =>
  speakersOf(state, [side]).filter(
    member => isIndependent(state, member, asker) && confirmations.every(({ by }) => by !== member.id),
  )

/** Members who may confirm a declared record, or return it. */
export function membersWithVoice(state: State, record: RecordRow): Member[] {
  if (record.state !== "declared") return []
  const asked = askedBy(record)
  return sidesAwaited(state, asked).flatMap(side => voicesOf(state, side, asked))
}

/** Sides that a declared record waits for and in which nobody could confirm it. */
export function voicelessSides(state: State, record: RecordRow): SideId[] {
  const asked = askedBy(record)
  return sidesAwaited(state, asked).filter(side => voicesOf(state, side, asked).length === 0)
}
