import type { WorkspaceId } from "../../shared/model/ids.ts"
import { type Away, attendanceChanges, noting, stillAway } from "../commands/floor/comingAndGoing.ts"
import type { Dispatch } from "../core/dispatch.ts"
import { server } from "../core/serverActor.ts"
import type { Folds } from "../log/folds.ts"
import type { Bus } from "../ports/bus.ts"
import type { Directory } from "../ports/database/directory.ts"
import { type Clock, waitUntil } from "../ports/host/clock.ts"
import { Running } from "./running.ts"
import type { Watch } from "./watch.ts"

export interface AttendancePorts {
  directory: Pick<Directory, "workspaces">
  dispatch: Pick<Dispatch, "perform">
  folds: Pick<Folds, "current">
  bus: Pick<Bus, "onWake">
  clock: Pick<Clock, "now">
  presence: {
    members(workspace: WorkspaceId): ReadonlySet<string>
    onChange(listener: (workspace: WorkspaceId) => void): () => void
  }
  failed: (error: unknown) => void
}

/**
 * How long, in milliseconds, a member must be disconnected to have left (DOMAIN F2). A lift, a tunnel or a reload
 * interrupts a connection for less time.
 */
const awayMs = 60_000

/**
 * Records arrivals and departures while a session is held. The attendance is read from the fold. After a restart, a
 * member who connects again within a minute counts as never away; any other member counts as having left.
 */
export const createAttendance = (ports: AttendancePorts): Watch => ({
  name: "attendance",
  run(until) {
    const running = new Running(until, ports.failed)
    const away = new Map<WorkspaceId, Away>()

    /**
     * Runs the checks of a workspace one after the other, so that two connections at the same moment record one
     * arrival.
     */
    const look = (workspace: WorkspaceId): Promise<void> => running.inTurn(workspace, () => note(workspace))

    const note = async (workspace: WorkspaceId): Promise<void> => {
      const { state } = await ports.folds.current(workspace)
      if (running.hasEnded) return
      const now = ports.clock.now()
      const here = ports.presence.members(workspace)
      const gone = stillAway(away.get(workspace) ?? new Map(), state, here, now)
      // the start of each absence is stored before the commit, so that a failed commit does not lose it
      away.set(workspace, gone)
      const left = new Set([...gone].flatMap(([member, since]) => (now - since >= awayMs ? [member] : [])))
      if (attendanceChanges(state, here, left).length > 0)
        await ports.dispatch.perform(workspace, server, noting(here, left), null)
      const waiting = new Map([...gone].filter(([member]) => !left.has(member)))
      away.set(workspace, waiting)
      wake(workspace, waiting, now)
    }

    const wake = (workspace: WorkspaceId, waiting: Away, now: number): void => {
      running.cancel(workspace)
      if (waiting.size === 0) return
      const next = Math.min(...waiting.values()) + awayMs
      running.wait(workspace, waitUntil(next, now), () => look(workspace))
    }

    running.listen(ports.presence.onChange(workspace => void look(workspace)))
    running.everywhere(ports, look)
    return running.over()
  },
})
