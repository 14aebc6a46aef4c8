import type { Member } from "../../../fold/peopleState.ts"
import type { RecordRow } from "../../../fold/recordState.ts"
import type { Proposal, State } from "../../../fold/state.ts"
import type { SideId } from "../../../model/ids.ts"
import { askedToConsent, vacantSides } from "./consent.ts"
import { deputyOf } from "./deputy.ts"
import { membersWithVoice, voicelessSides } from "./voices.ts"

/** The members of one side, or of a panel without sides, whose confirmation is awaited. One confirmation is enough. */
export interface Awaited {
  side: SideId | null
  /** The names of the members who may confirm, without the deputy. */
  names: string[]
  /** The names of the present members among `names`. */
  here: string[]
  /** The name of the side's deputy, who may confirm in place of its co-moderators. */
  deputy: string | null
}

/** Everybody whose confirmation is awaited. `vacant` are sides in which nobody can confirm. */
export interface WaitedFor {
  awaited: Awaited[]
  vacant: SideId[]
}

function bySide(state: State, members: readonly Member[], present: readonly string[]): Awaited[] {
  const sides = state.sides.length > 0 ? [...new Set(members.map(({ side }) => side))] : [null]
  return sides.flatMap(side => {
    const theirs = state.sides.length > 0 ? members.filter(one => one.side === side) : members
    const deputy = side === null ? undefined : theirs.find(({ id }) => id === deputyOf(state, side)?.id)
    const chairs = theirs.filter(one => one !== deputy)
    const here = chairs.filter(({ id }) => present.includes(id))
    const names = (of: readonly Member[]) => of.map(({ name }) => name)
    return theirs.length === 0 ? [] : [{ side, names: names(chairs), here: names(here), deputy: deputy?.name ?? null }]
  })
}

export const recordAwaits = (state: State, record: RecordRow, present: readonly string[]): WaitedFor => ({
  awaited: bySide(state, membersWithVoice(state, record), present),
  vacant: voicelessSides(state, record),
})

export function proposalAwaits(state: State, proposal: Proposal, present: readonly string[]): WaitedFor {
  const asked = askedToConsent(state, proposal).flatMap(id => state.members[id] ?? [])
  return { awaited: bySide(state, asked, present), vacant: vacantSides(state, proposal) }
}

/** The names of the members whose confirmation is awaited. A deputy is named only if the side has no chair. */
export const namesAwaited = ({ awaited }: WaitedFor): string[] =>
  awaited.flatMap(({ names, deputy }) => (names.length > 0 || deputy === null ? names : [deputy]))

/**
 * Returns whether all members who are awaited belong to one side, or to a panel without sides. One confirmation is then
 * enough.
 */
export const oneIsEnough = ({ awaited }: WaitedFor): boolean => awaited.length === 1
