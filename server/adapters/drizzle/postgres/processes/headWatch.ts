import type { LogId, WorkspaceId } from "../../../../../shared/model/ids.ts"
import { isHostLog } from "../../../../../shared/record/host/hostEvents.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import type { Connections } from "../connection/pool.ts"

/**
 * Milliseconds between two reads of the heads of all logs. They are polled because a message of another process may be
 * lost.
 */
const everyMs = 1_000

export interface HeadWatch {
  /** reads the heads at once */
  look(): void
  stop(): void
}

/**
 * Reads the heads of all logs once a second. `moved` is called with each workspace whose head is not the one that was
 * read before. Nothing follows the log of the host.
 */
export async function watchHeads(
  connections: Pick<Connections, "query">,
  clock: Pick<Clock, "wait">,
  moved: (workspace: WorkspaceId) => void,
): Promise<HeadWatch> {
  const heads = new Map<WorkspaceId, string>()
  const closing = new AbortController()

  async function look(moved: (workspace: WorkspaceId) => void): Promise<void> {
    const { rows } = await connections.query<{ workspace: LogId; seq: number; rights: number }>(
      "SELECT workspace, seq, rights FROM log_head",
    )
    for (const { workspace, seq, rights } of rows) {
      const now = `${seq} ${rights}`
      if (isHostLog(workspace)) continue
      if (heads.get(workspace) !== now) moved(workspace)
      heads.set(workspace, now)
    }
  }
  // the database may be unreachable for a while; the next read follows in any case
  const lookSafely = () => (closing.signal.aborted ? undefined : look(moved).catch(() => {}))

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      await clock.wait(everyMs)
      await lookSafely()
    }
  }

  await look(() => {})
  void run()
  return {
    look: () => void lookSafely(),
    stop: () => closing.abort(),
  }
}
