import { drawOf } from "../../../fold/nouns/time/drawOf.ts"
import type { Clocked, Loan, Session } from "../../../fold/sessionState.ts"
import type { State } from "../../../fold/state.ts"
import type { ItemId, SideId } from "../../../model/ids.ts"
import type { Instant } from "../../../model/terms.ts"

/** The speaking time of one side, in milliseconds. */
export interface SideTimes {
  side: SideId
  /** The time that was set. */
  budget: number
  /** The time that the side lent to others and did not take back. */
  lent: number
  /** The time that others lent the side and did not take back. */
  borrowed: number
  /** The budget minus the time that was lent, or plus the time that was borrowed. */
  had: number
  used: number
  /** The rest of `had`; negative if the side has used more. */
  left: number
  /** The time that the side has used beyond `had`. */
  over: number
}

/** The part of a state that speaking times are computed from. */
export type Timed = Pick<State, "members" | "sides">

type Budget = NonNullable<Session["sideTime"]>["budgets"][number]

/** The budgets that hold now: those of the current item, else those of the session; null if there are none. */
export function budgetNow({ current, items, sideTime }: Session): Budget | null {
  const budgets = sideTime?.budgets ?? []
  const held = items.some(({ id }) => id === current)
  return budgets.find(({ item }) => held && item === current) ?? budgets.find(({ item }) => item === null) ?? null
}

/** Returns everything that was clocked, the present turn up to `now` included. */
function clockedUntil(state: Pick<State, "members">, session: Session, now: Instant): Clocked[] {
  const { speaking, clocked = [] } = session.floor
  const draw = drawOf(state, session)
  if (!speaking || !draw) return clocked
  return [...clocked, { ...draw, ms: Math.max(0, now - (speaking.clockedTo ?? speaking.since)) }]
}

const sum = (rows: readonly Clocked[]): number => rows.reduce((all, { ms }) => all + ms, 0)

/**
 * The time of every side that has a budget for the item, or for the session if `item` is null (DOMAIN Y1–Y5). The order
 * is that of the panel's sides.
 */
export function sideTimes(state: Timed, session: Session, now: Instant, item: ItemId | null): SideTimes[] {
  const budgets = session.sideTime?.budgets.find(one => one.item === item)?.sides ?? []
  if (budgets.length === 0) return []
  const loans = (session.sideTime?.loans ?? []).filter(loan => loan.item === item)
  const clocked = clockedUntil(state, session, now).filter(row => item === null || row.item === item)
  return state.sides.flatMap(({ id: side }) => {
    const set = budgets.find(one => one.side === side)
    if (!set) return []
    const budget = set.seconds * 1_000
    const lent = loanedMs(loans.filter(({ from }) => from === side))
    const borrowed = loanedMs(loans.filter(({ to }) => to === side))
    const had = budget - lent + borrowed
    const used = sum(clocked.filter(row => row.side === side))
    return [{ side, budget, lent, borrowed, had, used, left: had - used, over: Math.max(0, used - had) }]
  })
}

const loanedMs = (loans: readonly Loan[]): number =>
  loans.reduce((all, { seconds, back }) => all + (seconds - back) * 1_000, 0)

/**
 * The whole clock time of a session's turns, by what it counts for: a side, the chair, people without a side, or
 * nobody.
 */
export function clockedTotals(state: Pick<State, "members">, session: Session, now: Instant) {
  const rows = clockedUntil(state, session, now)
  const as = (what: Clocked["as"]) => sum(rows.filter(row => row.as === what))
  const sides = new Map<SideId, number>()
  for (const { side, ms } of rows) if (side !== null) sides.set(side, (sides.get(side) ?? 0) + ms)
  return { sides, unsided: as("unsided"), chair: as("chair"), excluded: as("excluded") }
}
