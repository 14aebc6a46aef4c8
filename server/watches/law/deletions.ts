import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { addDeletions, type DeletingPorts } from "../../commands/law/deleting.ts"
import type { JobBoard } from "../../jobs/jobBoard.ts"
import type { Folds } from "../../log/folds.ts"
import type { Bus } from "../../ports/bus.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"

export type DeletionWatchPorts = Pick<DeletingPorts, "clock" | "deletions"> & {
  board: Pick<JobBoard, "add" | "repeat">
  bus: Pick<Bus, "onWake">
  folds: Pick<Folds, "current">
  failed: (error: unknown) => void
}

/** Adds the job of a deletion when a workspace is removed, and at the start those that were interrupted (DOMAIN DW2). */
export const createDeletionWatch = (ports: DeletionWatchPorts): Watch => ({
  name: "deletions",
  run(until) {
    const running = new Running(until, ports.failed)
    const look = async (workspace: WorkspaceId): Promise<void> => {
      const { state } = await ports.folds.current(workspace)
      if (state.workspace?.removed) await addDeletions(ports)
    }
    running.listen(ports.bus.onWake(workspace => void running.inTurn(workspace, () => look(workspace))))
    void running.inTurn("start", () => addDeletions(ports))
    return running.over()
  },
})
