import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Newest } from "../../ports/database/store.ts"

/**
 * Caches the newest sequence number of each workspace and its version of rights, which grows with each change of
 * rights. The server checks both at each keystroke. If no other process writes to the database, the cache is always
 * right. Otherwise it may be out of date, and only an append that states the version of rights may rely on it.
 */
export class NewestKnown {
  readonly #isAlone: boolean
  readonly #known = new Map<WorkspaceId, Newest>()
  /** the number of calls of `forget`; if `forget` is called during a read, the result is not cached */
  #forgotten = 0

  constructor({ isAlone }: { isAlone: boolean }) {
    this.#isAlone = isAlone
  }

  /** Returns the workspace's newest sequence number and version of rights from the cache; null if it has none. */
  peek(workspace: WorkspaceId): Newest | null {
    return this.#known.get(workspace) ?? null
  }

  /** Returns the newest numbers: from the cache if this process is alone, else from the database. */
  async of(workspace: WorkspaceId, read: () => Promise<Newest>): Promise<Newest> {
    const known = this.#known.get(workspace)
    if (known && this.#isAlone) return known
    const before = this.#forgotten
    const newest = await read()
    if (before === this.#forgotten) this.#known.set(workspace, newest)
    return newest
  }

  /**
   * Runs a write that may change the workspaces' heads. A result that was read before or during the write is not
   * cached.
   */
  async during<T>(workspaces: "all" | readonly WorkspaceId[], write: () => Promise<T>): Promise<T> {
    this.forget(workspaces)
    try {
      return await write()
    } finally {
      this.forget(workspaces)
    }
  }

  forget(workspaces: "all" | readonly WorkspaceId[]): void {
    this.#forgotten++
    if (workspaces === "all") this.#known.clear()
    else for (const workspace of workspaces) this.#known.delete(workspace)
  }
}
