import type { Confirmation, RecordRow } from "../../../fold/consensusState.ts"
import type { Member, Proposal, State } from "../../../fold/state.ts"
import type { MemberId, SideId } from "../../../model/ids.ts"
import { deputyOf, speakersOf } from "./deputy.ts"

/** What binds others: somebody asked for it, for a side or for none, and others have confirmed it so far. */
export type AskedOf = Pick<Proposal, "asker" | "askedFor" | "confirmations">

/** A declared record binds the sides as a proposal does. */
const askedBy = ({ declaredBy, declaredFor, confirmations }: Declared): AskedOf => ({
  asker: declaredBy,
  askedFor: declaredFor,
  confirmations,
})
type Declared = Pick<RecordRow, "declaredBy" | "declaredFor" | "confirmations">

/** The member who gave this one what they consent by: the chair, the secretary's seat, or a side's confirmation as deputy. */
function giverOf(state: State, { id, role, side, appointedBy }: Member): MemberId | undefined {
  if (role === "moderator" || role === "secretary") return appointedBy
  return side !== null && deputyOf(state, side)?.id === id ? state.deputiesNamedBy?.[side] : undefined
}

/** This member, whoever gave them the office, whoever gave it to that one, and so on. */
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
 * Nobody confirms what they asked for, nor does anybody whose office and the asker's go back to the same person: one who
 * appoints others would else confirm their own acts by them (DOMAIN C3).
 */
export const isIndependent = (state: State, member: Member, asker: MemberId | null): boolean =>
  asker === null || !haveCommon(lineageOf(state, member.id), lineageOf(state, asker))

const haveCommon = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => [...a].some(one => b.has(one))

/** The side for which somebody spoke; an earlier version did not keep it, and read it from where they sit now. */
const sideOfAct = (state: State, { by, side }: Pick<Confirmation, "by" | "side">): SideId | null =>
  side === undefined ? ((by && state.members[by]?.side) ?? null) : side

/** The side of whoever asked, at that time; one who asks now speaks for the present side. */
export const askersSide = (state: State, { asker, askedFor }: Pick<AskedOf, "asker" | "askedFor">): SideId | null =>
  sideOfAct(state, { by: asker, side: askedFor })

/** The sides that neither asked nor have confirmed. */
export function sidesAwaited(state: State, asked: AskedOf): SideId[] {
  const settled = new Set([askersSide(state, asked), ...asked.confirmations.map(one => sideOfAct(state, one))])
  return state.sides.map(({ id }) => id).filter(id => !settled.has(id))
}

export const recordSidesAwaited = (state: State, record: Declared): SideId[] => sidesAwaited(state, askedBy(record))

/** How a side has confirmed a record; null while it has not. */
export const confirmationFor = (state: State, record: Declared, side: SideId | null): Confirmation<MemberId> | null =>
  (side !== null && record.confirmations.find(one => sideOfAct(state, one) === side)) || null

/** Members who may confirm for a side. Somebody who has confirmed for another side does not speak for this one, too. */
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

/** Sides that a declared record waits for and of which nobody could confirm it. */
export function voicelessSides(state: State, record: RecordRow): SideId[] {
  const asked = askedBy(record)
  return sidesAwaited(state, asked).filter(side => voicesOf(state, side, asked).length === 0)
}
