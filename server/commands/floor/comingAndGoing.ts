import type { NewEvent } from "../../../shared/contract/events.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId, SessionId } from "../../../shared/model/ids.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { seatKeeps } from "../../../shared/rules/people/seats/seatKeeps.ts"
import type { ReadCommand } from "../command.ts"
import { serverActor } from "../serverActor.ts"

export type Away = ReadonlyMap<MemberId, number>

const held = (state: State): Session[] => Object.values(state.sessions).filter(isHeld)

/** The spans that a connection began; a span that was ticked ends by a tick. */
const connectedSpans = ({ attendance }: Session) => attendance.filter(({ to, ticked }) => to === null && !ticked)

/** Members with a running span who are not connected, with the time since when this process has known it. */
export function stillAway(known: Away, state: State, here: ReadonlySet<string>, now: number): Away {
  const gone = held(state)
    .flatMap(connectedSpans)
    .filter(({ member }) => !here.has(member))
  // if the clock was set back meanwhile, the time since then counts
  return new Map(gone.map(({ member }) => [member, Math.min(known.get(member) ?? now, now)]))
}

/** The arrivals and departures that the log lacks. */
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

/** Decided on the state at the commit: the secretary's tick may have come first. */
export const noting = (here: ReadonlySet<string>, left: ReadonlySet<MemberId>): ReadCommand =>
  serverActor(({ state }) => ({ events: attendanceChanges(state, here, left) }))
