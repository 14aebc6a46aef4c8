import type { NewEvent } from "../../../shared/contract/events.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId, SessionId, WorkspaceId } from "../../../shared/model/ids.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { seatKeeps } from "../../../shared/rules/people/seatKeeps.ts"
import type { Bus } from "../../ports/bus.ts"
import { type Clock, waitUntil } from "../../ports/clock.ts"
import type { Directory } from "../../ports/directory.ts"
import { byItself, server } from "../byItself.ts"
import type { ReadCommand } from "../deed.ts"
import type { Dispatch } from "../dispatch.ts"
import type { Folds } from "../log/folds.ts"

export interface AttendancePorts {
  directory: Directory
  dispatch: Dispatch
  folds: Folds
  bus: Bus
  clock: Clock
  presence: {
    members(workspace: WorkspaceId): ReadonlySet<string>
    onChange(listener: (workspace: WorkspaceId) => void): () => void
  }
  failed: (error: unknown) => void
}

/** A lift, a tunnel, a reload: only who is away this long has left (DOMAIN F2). */
const awayMs = 60_000

interface Watched {
  /** one look at a time, so that two connections of one moment note one coming */
  looking: Promise<void>
  /** members whose span runs and who are not connected, since when this process knows it */
  away: Map<MemberId, number>
  timer: ReturnType<typeof setTimeout> | null
}

/**
 * Notes who comes and who has left while a session is held. Spans are read from the fold: after a restart whoever
 * comes back within the minute was never away, and whoever does not has left.
 */
export function createAttendance(ports: AttendancePorts): { start(): Promise<void>; stop(): Promise<void> } {
  const watched = new Map<WorkspaceId, Watched>()
  let stopped = false

  const look = (workspace: WorkspaceId): Promise<void> => {
    const one = watched.get(workspace) ?? { looking: Promise.resolve(), away: new Map(), timer: null }
    watched.set(workspace, one)
    one.looking = one.looking.then(() => note(workspace, one)).catch(ports.failed)
    return one.looking
  }

  const note = async (workspace: WorkspaceId, one: Watched): Promise<void> => {
    const { state } = await ports.folds.current(workspace)
    if (stopped) return
    const now = ports.clock.now()
    const here = ports.presence.members(workspace)
    one.away = stillAway(one.away, state, here, now)
    const left = new Set([...one.away].flatMap(([member, since]) => (now - since >= awayMs ? [member] : [])))
    if (changes(state, here, left).length > 0) await ports.dispatch.perform(workspace, server, noting(here, left), null)
    for (const member of left) one.away.delete(member)
    wake(workspace, one, now)
  }

  const wake = (workspace: WorkspaceId, one: Watched, now: number): void => {
    if (one.timer) clearTimeout(one.timer)
    one.timer = null
    if (stopped || one.away.size === 0) return
    const next = Math.min(...one.away.values()) + awayMs
    one.timer = setTimeout(() => void look(workspace), waitUntil(next, now))
    one.timer.unref()
  }

  const stopListening = [
    ports.bus.onWake(workspace => void look(workspace)),
    ports.presence.onChange(workspace => void look(workspace)),
  ]
  return {
    async start() {
      for (const { id } of await ports.directory.workspaces()) await look(id)
    },
    async stop() {
      stopped = true
      for (const stop of stopListening) stop()
      for (const { timer } of watched.values()) if (timer) clearTimeout(timer)
      await Promise.all([...watched.values()].map(({ looking }) => looking))
    },
  }
}

const held = (state: State): Session[] => Object.values(state.sessions).filter(isHeld)

/** Spans that a connection began; a ticked one ends by a tick. */
const connectedSpans = ({ attendance }: Session) => attendance.filter(({ to, ticked }) => to === null && !ticked)

function stillAway(known: Watched["away"], state: State, here: ReadonlySet<string>, now: number): Watched["away"] {
  const gone = held(state)
    .flatMap(connectedSpans)
    .filter(({ member }) => !here.has(member))
  // of a clock that was set back meanwhile, the time since then counts
  return new Map(gone.map(({ member }) => [member, Math.min(known.get(member) ?? now, now)]))
}

function changes(state: State, here: ReadonlySet<string>, left: ReadonlySet<MemberId>): NewEvent[] {
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
const noting = (here: ReadonlySet<string>, left: ReadonlySet<MemberId>): ReadCommand =>
  byItself(({ state }) => ({ events: changes(state, here, left) }))
