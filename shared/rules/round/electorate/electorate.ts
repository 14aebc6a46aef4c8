import type { Round } from "../../../fold/consensusState.ts"
import type { Member } from "../../../fold/peopleState.ts"
import type { State } from "../../../fold/state.ts"
import type { Elector } from "../../../model/consensus/answer.ts"
import type { Fraction, Rule } from "../../../model/consensus/rule.ts"
import type { MemberId, SideId, StatementId } from "../../../model/ids.ts"
import { isRecused } from "../../people/isRecused.ts"
import { isElector } from "../../readings/members.ts"
import { needed, reaches } from "../fraction.ts"

/** The open round that asks this member, whether or not they have answered. */
export const openRoundOf = ({ rounds }: State, member: MemberId): Round | null =>
  Object.values(rounds).find(
    ({ state, electorate }) => state === "open" && electorate.some(elector => elector.member === member),
  ) ?? null

/**
 * Why a seat that a round asks may not answer in it: the seat was reissued since the round opened (DOMAIN S5), or
 * others have not confirmed its holder (E2). Null if the seat may answer.
 */
export function closedToSeat(
  { members }: Pick<State, "members">,
  { openedAt }: Pick<Round, "openedAt">,
  member: MemberId,
): "seat-reissued" | "seat-unconfirmed" | null {
  const row = members[member]
  if (row && openedAt <= (row.reissued?.at ?? -1)) return "seat-reissued"
  return row?.unconfirmed === undefined ? null : "seat-unconfirmed"
}

/**
 * Returns whether this member may answer in a round: the round asks them, and it is not closed to their seat. `id` may
 * be any string that a page holds.
 */
export const answersIn = (
  { members }: Pick<State, "members">,
  { electorate, openedAt }: Pick<Round, "electorate" | "openedAt">,
  id: string | null,
): boolean => electorate.some(({ member }) => member === id && closedToSeat({ members }, { openedAt }, member) === null)

/**
 * The electorate of a round that opens now: all electors, present or not, without those who recused themselves from the
 * statement, or whose delegate or alternate did.
 */
export function electorateOf(state: State, statement?: StatementId): Elector[] {
  const about = statement && state.statements[statement]
  return Object.values(state.members)
    .filter(member => isElector(member) && !(about && isRecused(about, member)) && !isToGiveBack(state, member))
    .map(({ id, side, alternateOf }) => ({ member: id, side, ...(alternateOf && { delegate: alternateOf }) }))
}

/** Whether the member sits for a delegate who was suspended. No other round asks them, and then the seat goes back (DOMAIN AL6). */
const isToGiveBack = ({ members }: Pick<State, "members">, { alternateOf }: Member): boolean =>
  alternateOf !== undefined && members[alternateOf]?.suspended !== undefined

/** How many of `rows` are here towards a share of them: the connected, and the ticked for at most half of the share (DOMAIN F1). */
export function hereTowards(
  share: Fraction,
  rows: readonly Elector[],
  present: ReadonlySet<string>,
  connected: ReadonlySet<string> = present,
): number {
  const here = rows.filter(({ member }) => present.has(member))
  const ticked = here.filter(({ member }) => !connected.has(member)).length
  return here.length - ticked + Math.min(ticked, Math.floor(needed(rows.length, share) / 2))
}

export type Quorum =
  | { met: true }
  /** `side` is null for the whole electorate. */
  | { met: false; side: SideId | null; more: number; missing: MemberId[] }

/**
 * Returns whether enough electors are present to open a call in a live session: present/electorate ≥ q, and on each
 * side ≥ qSide. Those who are present by a tick alone count for at most half of each quorum (DOMAIN F1).
 */
export function quorum(
  rule: Rule,
  electorate: readonly Elector[],
  present: ReadonlySet<string>,
  connected: ReadonlySet<string> = present,
): Quorum {
  const missing = (rows: readonly Elector[]) => rows.map(row => row.member).filter(member => !present.has(member))
  const short = (rows: readonly Elector[], share: Rule["quorum"], side: SideId | null): Quorum => {
    const absent = missing(rows)
    const here = hereTowards(share, rows, present, connected)
    if (reaches(here, rows.length, share) && rows.length > 0) return { met: true }
    return { met: false, side, more: Math.max(1, needed(rows.length, share) - here), missing: absent }
  }
  const sides = [...new Set(electorate.flatMap(({ side }) => (side === null ? [] : [side])))]
  const checks = [
    ...sides.map(side =>
      short(
        electorate.filter(row => row.side === side),
        rule.sideQuorum,
        side,
      ),
    ),
    short(electorate, rule.quorum, null),
  ]
  return checks.find(check => !check.met) ?? { met: true }
}
