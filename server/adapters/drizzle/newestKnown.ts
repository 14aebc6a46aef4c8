import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Newest } from "../../ports/database/store.ts"

/**
 * Caches how far each workspace has come, because the server checks it at each keystroke. It may be used only if no
 * other process writes to the database.
 */
export class NewestKnown {
  readonly #known = new Map<WorkspaceId, Newest>()
  /** the number of calls of `forget`; a read that such a call interrupts is not cached */
  #forgotten = 0

  async of(workspace: WorkspaceId, read: () => Promise<Newest>): Promise<Newest> {
    const known = this.#known.get(workspace)
    if (known) return known
    const before = this.#forgotten
    const newest = await read()
    if (before === this.#forgotten) this.#known.set(workspace, newest)
    return newest
  }

  /** Runs a write that may move the workspaces' heads. A result that was read before or during the write is not cached. */
  async during<T>(workspaces: "all" | readonly WorkspaceId[], write: () => Promise<T>): Promise<T> {
    this.#forget(workspaces)
    try {
      return await write()
    } finally {
      this.#forget(workspaces)
    }
  }

  #forget(workspaces: "all" | readonly WorkspaceId[]): void {
    this.#forgotten++
    if (workspaces === "all") this.#known.clear()
    else for (const workspace of workspaces) this.#known.delete(workspace)
  }
}
