import { floorCommands as schemas } from "../../../shared/contract/commands/floor.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { ItemId, SessionId, SideId } from "../../../shared/model/ids.ts"
import { secondsToLend, secondsToTakeBack } from "../../../shared/rules/floor/budgets/lending.ts"
import { overrunsDue } from "../../../shared/rules/floor/budgets/overruns.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { type Actor, defineCommand, type ReadCommand, type Situation } from "../../core/command.ts"
import { serverActor } from "../../core/serverActor.ts"

interface Budget {
  side: SideId
  seconds: number
}

const budgetsOf = ({ sideTime }: Session, item: ItemId | null): readonly Budget[] =>
  sideTime?.budgets.find(one => one.item === item)?.sides ?? []

const hasScope = ({ items }: Session, item: ItemId | null): boolean =>
  item === null || items.some(({ id }) => id === item)

/**
 * A side that would have less time than before, though no moderator of that side asks for it; null if there is none
 * (DOMAIN Y3).
 */
function shortened(actor: Actor, before: readonly Budget[], after: readonly Budget[]): SideId | null {
  const given = new Map(after.map(({ side, seconds }) => [side, seconds]))
  const less = before.filter(({ side, seconds }) => (given.get(side) ?? 0) < seconds)
  return less.find(({ side }) => actor.role !== "moderator" || actor.side !== side)?.side ?? null
}

const isSame = (before: readonly Budget[], after: readonly Budget[]): boolean =>
  before.length === after.length &&
  after.every(({ side, seconds }) => before.some(one => one.side === side && one.seconds === seconds))

export const budgetDefinitions = {
  "set-budgets": defineCommand(schemas["set-budgets"], {
    action: "schedule",
    host: true,
    decide: ({ state, actor }, { session, item, budgets }) => {
      const row = state.sessions[session]
      if (!row || !hasScope(row, item)) return refuse("not-found")
      if (row.state === "closed" || row.state === "cancelled") return refuse("session-not-live")
      const sides = new Set(budgets.map(({ side }) => side))
      const known = [...sides].every(side => state.sides.some(({ id }) => id === side))
      if (!known || sides.size < budgets.length) return refuse("not-found")
      const before = budgetsOf(row, item)
      if (isSame(before, budgets)) return { events: [] }
      const side = isHeld(row) && !actor.host ? shortened(actor, before, budgets) : null
      if (side !== null) return refuse("budget-of-side", { side })
      return { events: [{ kind: "budgets-set", body: { session, item, sides: budgets } }] }
    },
  }),

  "lend-time": defineCommand(schemas["lend-time"], {
    action: "lend a side's time",
    own: ({ actor }, { lender }) => actor.side === lender,
    decide: ({ state, now, id }, { session, item, lender, to, seconds }) => {
      const row = state.sessions[session]
      const has = (side: SideId) => row !== undefined && budgetsOf(row, item).some(one => one.side === side)
      if (!row || lender === to || !has(lender) || !has(to)) return refuse("not-found")
      if (!isHeld(row)) return refuse("session-not-live")
      if (secondsToLend(state, row, now, item, lender) < seconds) return refuse("time-not-left")
      const loan = id()
      return {
        events: [{ kind: "time-lent", body: { session, item, loan, from: lender, to, seconds } }],
        made: { loan },
      }
    },
  }),

  "take-back-time": defineCommand(schemas["take-back-time"], {
    action: "lend a side's time",
    own: ({ state, actor }, { session, loan }) => {
      const row = state.sessions[session]?.sideTime?.loans.find(({ id }) => id === loan)
      return row !== undefined && row.from === actor.side
    },
    decide: ({ state, now }, { session, loan }) => {
      const row = state.sessions[session]
      const lent = row?.sideTime?.loans.find(({ id }) => id === loan)
      if (!row || !lent) return refuse("not-found")
      if (!isHeld(row)) return refuse("session-not-live")
      if (lent.back === lent.seconds) return { events: [] }
      const seconds = secondsToTakeBack(state, row, now, lent)
      if (seconds === 0) return refuse("time-not-left")
      return { events: [{ kind: "time-taken-back", body: { session, loan, seconds } }] }
    },
  }),
}

/** Events for the overruns of a session that are not yet in the log. */
export const overrunEvents = ({ state, now }: Pick<Situation, "state" | "now">, session: Session): NewEvent[] =>
  overrunsDue(state, session, now).map(({ item, side, seconds }) => ({
    kind: "time-overrun",
    body: { session: session.id, item, side, seconds },
  }))

/** A command of the server that notes overruns. It reads them again, because a side may have got more time meanwhile. */
export const notingOverruns = (session: SessionId): ReadCommand =>
  serverActor(situation => {
    const row = situation.state.sessions[session]
    return { events: row ? overrunEvents(situation, row) : [] }
  })
