import type { WorkspaceId } from "../../shared/model/ids.ts"

/** Says that a workspace's log has grown. What it says is fetched from the log, so a lost call costs time, not truth. */
export interface Bus {
  wake(workspace: WorkspaceId): void
  onWake(listener: (workspace: WorkspaceId) => void): () => void
}
