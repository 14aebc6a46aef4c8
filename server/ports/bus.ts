import type { WorkspaceId } from "../../shared/model/ids.ts"

/**
 * Announces that a workspace's event log has grown. Listeners read the log themselves. A lost announcement therefore
 * delays a listener, but no entry is lost.
 */
export interface Bus {
  wake(workspace: WorkspaceId): void
  onWake(listener: (workspace: WorkspaceId) => void): () => void
}
