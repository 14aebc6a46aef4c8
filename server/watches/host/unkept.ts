import { type Files, partsAtOnce, unkeptMs } from "../../ports/database/files.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"
import type { DeletingAllowed } from "./deletingLooks.ts"

export interface UnkeptPorts extends DeletingAllowed {
  files: Pick<Files, "dropUnkept">
  clock: Pick<Clock, "now">
  failed: (error: unknown) => void
}

/** How often the watch looks, in milliseconds. */
const lookMs = 3_600_000

/** Forgets uploads that nothing keeps, so that they no longer take room in their panel's quota (DOMAIN AF6). */
export const createUnkeptWatch = ({ files, clock, looks, failed }: UnkeptPorts): Watch => ({
  name: "unkept files",
  run(until) {
    const running = new Running(until, failed)

    const look = async (): Promise<void> => {
      if (running.hasEnded) return
      running.wait("unkept files", lookMs, look)
      if (!(await looks.mayDelete())) return
      const before = clock.now() - unkeptMs
      for (let gone = partsAtOnce; gone === partsAtOnce && !running.hasEnded; )
        gone = await files.dropUnkept(before, partsAtOnce)
    }

    running.begin(look())
    return running.over()
  },
})
