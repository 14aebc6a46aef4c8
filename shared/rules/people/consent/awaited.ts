import type { RecordRow } from "../../../fold/consensusState.ts"
import type { Member, Proposal, State } from "../../../fold/state.ts"
import type { SideId } from "../../../model/ids.ts"
import { askedToConsent, vacantSides } from "./consent.ts"
import { deputyOf } from "./deputy.ts"
import { membersWithVoice, voicelessSides } from "./voices.ts"

/** The members whom a step waits for on one side, or in a panel without sides: any one of them is enough. */
export interface Awaited {
  side: SideId | null
  /** co-moderators, or others who are asked in their own right */
  names: string[]
  /** those of them who are present */
  here: string[]
  /** the deputy who may confirm in their place */
  deputy: string | null
}

/** `vacant`: sides in which nobody can confirm. */
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

/** The names of those who are waited for: a deputy only if a side has no chair. */
export const namesAwaited = ({ awaited }: WaitedFor): string[] =>
  awaited.flatMap(({ names, deputy }) => (names.length > 0 || deputy === null ? names : [deputy]))

/** Whether they all belong to one side, or to none: then any one of them is enough. */
export const oneIsEnough = ({ awaited }: WaitedFor): boolean => awaited.length === 1
