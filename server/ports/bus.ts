import type { WorkspaceId } from "../../shared/model/ids.ts"

/**
 * Announces that a workspace's log has grown. Listeners read the log itself, so that a lost call delays them but loses
 * no entry.
 */
export interface Bus {
  wake(workspace: WorkspaceId): void
  onWake(listener: (workspace: WorkspaceId) => void): () => void
}
