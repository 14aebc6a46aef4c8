import type { Member } from "../../../fold/peopleState.ts"
import type { Confirmation, RecordRow } from "../../../fold/recordState.ts"
import type { Proposal, State } from "../../../fold/state.ts"
import type { MemberId, SideId } from "../../../model/ids.ts"
import { deputyOf, speakersOf } from "./deputy.ts"

/**
 * The state of an act that needs consent: the asker, the side that the asker had then, and the confirmations so far.
 */
export type AskedOf = Pick<Proposal, "asker" | "askedFor" | "confirmations">

/** Describes a declared record as an act that needs the other sides' consent. */
const askedBy = ({ declaredBy, declaredFor, confirmations }: Declared): AskedOf => ({
  asker: declaredBy,
  askedFor: declaredFor,
  confirmations,
})
type Declared = Pick<RecordRow, "declaredBy" | "declaredFor" | "confirmations">

/**
 * The member who gave this member the right to consent, by appointing them chair or secretary or naming them deputy.
 */
function giverOf(state: State, { id, role, side, appointedBy }: Member): MemberId | undefined {
  if (role === "moderator" || role === "secretary") return appointedBy
  return side !== null && deputyOf(state, side)?.id === id ? state.deputiesNamedBy?.[side] : undefined
}

/** The member, the member who gave them their office, the giver of that member's office, and so on. */
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
 * Returns whether a member may confirm an act of the asker. Nobody confirms their own act. Nobody confirms for an asker
 * if both offices derive from the same person. Without these rules a member could appoint others to confirm the
 * member's acts (DOMAIN C3).
 */
export const isIndependent = (state: State, member: Member, asker: MemberId | null): boolean =>
  asker === null || !haveCommon(lineageOf(state, member.id), lineageOf(state, asker))

const haveCommon = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => [...a].some(one => b.has(one))

/**
 * The side for which a member acted. Earlier versions of Plenary did not store it; for their entries, the side of the
 * member's present seat is used.
 */
const sideOfAct = (state: State, { by, side }: Pick<Confirmation, "by" | "side">): SideId | null =>
  side === undefined ? ((by && state.members[by]?.side) ?? null) : side

/** The side that the asker had when they asked. If the act is not stored yet, it is the asker's present side. */
export const askersSide = (state: State, { asker, askedFor }: Pick<AskedOf, "asker" | "askedFor">): SideId | null =>
  sideOfAct(state, { by: asker, side: askedFor })

/** The sides that have neither asked nor confirmed. */
export function sidesAwaited(state: State, asked: AskedOf): SideId[] {
  const settled = new Set([askersSide(state, asked), ...asked.confirmations.map(one => sideOfAct(state, one))])
  return state.sides.map(({ id }) => id).filter(id => !settled.has(id))
}

export const recordSidesAwaited = (state: State, record: Declared): SideId[] => sidesAwaited(state, askedBy(record))

/** The confirmation that a side gave for a record; null if it has given none. */
export const confirmationFor = (state: State, record: Declared, side: SideId | null): Confirmation<MemberId> | null =>
  (side !== null && record.confirmations.find(one => sideOfAct(state, one) === side)) || null

/** The members who may confirm for a side. A member who has already confirmed for another side is left out. */
export const voicesOf = (state: State, side: SideId, { asker, confirmations }: AskedOf): Member[] =>
  speakersOf(state, [side]).filter(
    member => isIndependent(state, member, asker) && confirmations.every(({ by }) => by !== member.id),
  )

/** The members who may confirm or return a declared record. */
export function membersWithVoice(state: State, record: RecordRow): Member[] {
  if (record.state !== "declared") return []
  const asked = askedBy(record)
  return sidesAwaited(state, asked).flatMap(side => voicesOf(state, side, asked))
}

/** The sides that a declared record waits for and in which nobody can confirm it. */
export function voicelessSides(state: State, record: RecordRow): SideId[] {
  const asked = askedBy(record)
  return sidesAwaited(state, asked).filter(side => voicesOf(state, side, asked).length === 0)
}
