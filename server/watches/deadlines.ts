import type { WorkspaceId } from "../../shared/model/ids.ts"
import { type Due, duesOf } from "../commands/deadline/dues.ts"
import type { Dispatch } from "../core/dispatch.ts"
import { server } from "../core/serverActor.ts"
import type { Folds } from "../log/folds.ts"
import type { Bus } from "../ports/bus.ts"
import type { Directory } from "../ports/database/directory.ts"
import { type Clock, waitUntil } from "../ports/host/clock.ts"
import { Running } from "./running.ts"
import type { Watch } from "./watch.ts"

export interface DeadlinePorts {
  directory: Pick<Directory, "workspaces">
  dispatch: Pick<Dispatch, "perform">
  folds: Pick<Folds, "current">
  bus: Pick<Bus, "onWake">
  clock: Pick<Clock, "now">
  failed: (error: unknown) => void
}

/** how long, in milliseconds, the watch pauses after it has tried the commands that are due */
const pauseMs = 1_000

/**
 * Performs commands at their deadlines. The deadlines are read from the fold, so a restart forgets none, and overdue
 * commands are performed at once.
 */
export const createDeadlines = (ports: DeadlinePorts): Watch => ({
  name: "deadlines",
  run(until) {
    const running = new Running(until, ports.failed)

    const coming = async (workspace: WorkspaceId): Promise<Due[]> =>
      duesOf((await ports.folds.current(workspace)).state)

    const look = async (workspace: WorkspaceId, patience = 0): Promise<void> => {
      const [next] = await coming(workspace)
      if (!next) return running.cancel(workspace)
      const wait = Math.max(patience, waitUntil(next.at, ports.clock.now()))
      running.wait(workspace, wait, () => meet(workspace))
    }

    /** Performs every command that is due. A command that fails does not delay the others. */
    const meet = async (workspace: WorkspaceId): Promise<void> => {
      let patience = 0
      try {
        for (const { at, command } of await coming(workspace)) {
          if (running.hasEnded || at > ports.clock.now()) break
          patience = pauseMs
          await ports.dispatch.perform(workspace, server, command, null).catch(ports.failed)
        }
      } finally {
        // a failed command stays due and is tried again after a pause, e.g. because the disk was full or the log was
        // busy
        await look(workspace, patience)
      }
    }

    running.everywhere(ports, workspace => look(workspace))
    return running.over()
  },
})
