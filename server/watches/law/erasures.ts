import type { Folds } from "../../log/folds.ts"
import type { Bus } from "../../ports/bus.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"

export interface ErasureWatchPorts {
  folds: Pick<Folds, "noticeErasures">
  bus: Pick<Bus, "wake">
  failed: (error: unknown) => void
}

/** Milliseconds between two looks at the number of erasures. */
const everyMs = 1_000

/**
 * Notices that personal parts were erased by hand in the database, drops the folds that hold them, and has the search
 * read the logs anew (DOMAIN ER5). Every server has folds of its own, so that this watch is no duty that one server
 * holds.
 */
export const createErasureWatch = ({ folds, bus, failed }: ErasureWatchPorts): Watch => ({
  name: "erasures",
  run(until) {
    const running = new Running(until, failed)
    const look = async (): Promise<void> => {
      try {
        for (const workspace of await folds.noticeErasures()) bus.wake(workspace)
      } finally {
        running.wait("look", everyMs, look)
      }
    }
    running.wait("look", everyMs, look)
    return running.over()
  },
})
