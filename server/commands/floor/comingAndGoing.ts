import type { NewEvent } from "../../../shared/contract/events.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId, SessionId } from "../../../shared/model/ids.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { seatKeeps } from "../../../shared/rules/people/seats/seatKeeps.ts"
import type { ReadCommand } from "../../core/command.ts"
import { serverActor } from "../../core/serverActor.ts"

export type Away = ReadonlyMap<MemberId, number>

const held = (state: State): Session[] => Object.values(state.sessions).filter(isHeld)

/**
 * The running attendance spans that began with a connection. Only a tick of the secretary ends a span that began with a
 * tick.
 */
const connectedSpans = ({ attendance }: Session) => attendance.filter(({ to, ticked }) => to === null && !ticked)

/**
 * The members whose attendance is running but who are not connected. The value is the time when this process first saw
 * that the member was not connected.
 */
export function stillAway(known: Away, state: State, here: ReadonlySet<string>, now: number): Away {
  const gone = held(state)
    .flatMap(connectedSpans)
    .filter(({ member }) => !here.has(member))
  // if the clock was set back, the stored time may be in the future; then the current time replaces it
  return new Map(gone.map(({ member }) => [member, Math.min(known.get(member) ?? now, now)]))
}

/** Events for the arrivals and departures that are not yet in the log. */
export function attendanceChanges(state: State, here: ReadonlySet<string>, left: ReadonlySet<MemberId>): NewEvent[] {
  const noted = (session: SessionId, member: MemberId, is: boolean): NewEvent => ({
    kind: "attendance-noted",
    body: { session, member, here: is, ticked: false },
  })
  const panel = Object.values(state.members).filter(seatKeeps.presence)
  return held(state).flatMap(session => {
    const running = new Set(session.attendance.filter(({ to }) => to === null).map(({ member }) => member))
    const came = panel.filter(({ id }) => here.has(id) && !running.has(id))
    const went = connectedSpans(session).filter(({ member }) => left.has(member) && !here.has(member))
    return [
      ...came.map(({ id }) => noted(session.id, id, true)),
      ...went.map(({ member }) => noted(session.id, member, false)),
    ]
  })
}

/**
 * A command that notes arrivals and departures. The changes are computed from the state at the commit, because a tick
 * of the secretary may have been committed first.
 */
export const noting = (here: ReadonlySet<string>, left: ReadonlySet<MemberId>): ReadCommand =>
  serverActor(({ state }) => ({ events: attendanceChanges(state, here, left) }))
