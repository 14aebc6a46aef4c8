import { carryOutRetention, type RetainingPorts } from "../../commands/law/retaining.ts"
import type { Directory } from "../../ports/database/directory.ts"
import type { DeletingAllowed } from "../host/deletingLooks.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"

export interface RetentionWatchPorts extends RetainingPorts, DeletingAllowed {
  directory: Pick<Directory, "workspaces">
  failed: (error: unknown) => void
}

/** Milliseconds after the start before the first look, so that pages come back first. */
const afterStartMs = 60_000
/** Milliseconds between two looks. */
const everyMs = 86_400_000

/** Erases once a day what the periods of the panels take (DOMAIN RT6). */
export const createRetentionWatch = (ports: RetentionWatchPorts): Watch => ({
  name: "retention",
  run(until) {
    const running = new Running(until, ports.failed)
    const look = async (): Promise<void> => {
      running.wait("look", everyMs, look)
      if (!(await ports.looks.mayDelete())) return
      // a panel that cannot be read delays no other
      for (const { id } of await ports.directory.workspaces())
        if (!running.hasEnded) await carryOutRetention(ports, id, until).catch(ports.failed)
    }
    running.wait("look", afterStartMs, look)
    return running.over()
  },
})
