import type { AgendaItem } from "../../contract/events/session.ts"
import type { Side } from "../../contract/events/workspace.ts"
import type { Entry } from "../../contract/events.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { ItemId, MemberId, SideId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"
import { type SideTimes, sideTimes } from "../../rules/floor/budgets/sideTimes.ts"

/** The sides' times in one scope: the session if `item` is null. */
export interface ScopeTold {
  item: AgendaItem | null
  sides: { side: Side; times: SideTimes }[]
}

/** An entry about the sides' speaking time, as the minutes print it. */
export type TimeTold =
  | { kind: "budgets"; by: MemberId | null; item: ItemId | null; sides: { side: SideId; seconds: number }[] }
  /** `back`: the time was taken back */
  | { kind: "lent"; by: MemberId | null; from: SideId; to: SideId; seconds: number; back: boolean }
  | { kind: "overran"; side: SideId; seconds: number }

/** Returns the sides' times at `now`, in the order of the agenda, the session's last. */
export function sideTimesTold(state: State, session: Session, now: Instant): ScopeTold[] {
  const scope = (item: AgendaItem | null): ScopeTold[] => {
    const sides = sideTimes(state, session, now, item?.id ?? null).flatMap(times => {
      const side = state.sides.find(({ id }) => id === times.side)
      return side ? [{ side, times }] : []
    })
    return sides.length > 0 ? [{ item, sides }] : []
  }
  return session.sideTime ? [...session.items, null].flatMap(scope) : []
}

/** Returns what an entry says about the sides' time; null for other entries. */
export function timeToldBy({ sideTime }: Session, { by, ...entry }: Entry): TimeTold | null {
  switch (entry.kind) {
    case "budgets-set":
      return { kind: "budgets", by, item: entry.body.item, sides: entry.body.sides }
    case "time-lent": {
      const { from, to, seconds } = entry.body
      return { kind: "lent", by, from, to, seconds, back: false }
    }
    case "time-taken-back": {
      const loan = sideTime?.loans.find(({ id }) => id === entry.body.loan)
      return loan ? { kind: "lent", by, from: loan.from, to: loan.to, seconds: entry.body.seconds, back: true } : null
    }
    case "time-overrun":
      return { kind: "overran", side: entry.body.side, seconds: entry.body.seconds }
    default:
      return null
  }
}
