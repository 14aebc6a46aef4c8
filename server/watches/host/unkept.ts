import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Folds } from "../../log/folds.ts"
import type { Bus } from "../../ports/bus.ts"
import { type Files, partsAtOnce, unkeptMs, unlistedBefore } from "../../ports/database/files.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"
import type { DeletingAllowed } from "./deletingLooks.ts"

export interface UnkeptPorts extends DeletingAllowed {
  files: Pick<Files, "dropUnkept">
  folds: Pick<Folds, "current">
  bus: Pick<Bus, "onWake">
  clock: Pick<Clock, "now">
  failed: (error: unknown) => void
}

/** How often the watch looks, in milliseconds. */
const lookMs = 3_600_000

/**
 * Forgets uploads that nothing keeps, so that they no longer take room in their panel's quota (DOMAIN AF6), and at once
 * the rest of files that were taken off the last reading list (AF2). A step deletes a few parts, so that it delays nobody.
 */
export const createUnkeptWatch = ({ files, folds, bus, clock, looks, failed }: UnkeptPorts): Watch => ({
  name: "unkept files",
  run(until) {
    const running = new Running(until, failed)
    /** the papers on the reading lists of each workspace, when its log grew last */
    const listed = new Map<WorkspaceId, ReadonlySet<string>>()

    const drop = async (before: number): Promise<void> => {
      for (let gone = partsAtOnce; gone === partsAtOnce && !running.hasEnded; )
        gone = await files.dropUnkept(before, partsAtOnce)
    }

    const lookAt = async (workspace: WorkspaceId): Promise<void> => {
      const { state } = await folds.current(workspace)
      const now = new Set(Object.values(state.readings).flatMap(({ file }) => file?.sha256 ?? []))
      const before = listed.get(workspace)
      listed.set(workspace, now)
      if (before === undefined || [...before].some(file => !now.has(file))) await drop(unlistedBefore)
    }

    const look = async (): Promise<void> => {
      if (running.hasEnded) return
      running.wait("unkept files", lookMs, look)
      await drop(unlistedBefore)
      if (await looks.mayDelete()) await drop(clock.now() - unkeptMs)
    }

    running.listen(bus.onWake(workspace => void running.inTurn(workspace, () => lookAt(workspace))))
    running.begin(look())
    return running.over()
  },
})
