import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { Folds } from "../log/folds.ts"
import type { Bus } from "../ports/bus.ts"
import type { Directory } from "../ports/database/directory.ts"
import type { Clock } from "../ports/host/clock.ts"
import type { Health } from "../ports/host/health.ts"

interface ClockWatchPorts {
  directory: Directory
  folds: Folds
  bus: Bus
  clock: Clock
  health: Health
  failed: (error: unknown) => void
}

/**
 * How far, in milliseconds, the clock may be behind the newest entry. Time synchronisation corrects only fractions of a
 * second, so a clock that is a minute behind was set wrongly.
 */
const mostBehindMs = 60_000

/**
 * Watches whether this machine's clock is behind the newest entry of all logs. The two are compared at the start, after
 * each commit and when the health is read. The watch is not in server/watches, because each process has its own clock.
 * The promise settles after the first comparison.
 */
export async function watchClock(
  { directory, folds, bus, clock, health, failed }: ClockWatchPorts,
  until: AbortSignal,
): Promise<void> {
  let newest: Instant = 0
  health.watch("clock-behind", () => newest - clock.now() > mostBehindMs)

  const look = async (workspace: WorkspaceId): Promise<void> => {
    newest = Math.max(newest, (await folds.current(workspace)).at)
    health.look()
  }
  const stop = bus.onWake(workspace => void look(workspace).catch(failed))
  until.addEventListener("abort", stop, { once: true })
  for (const { id } of await directory.workspaces()) await look(id).catch(failed)
}
