import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import { type Directory, tokenUseMs } from "../../ports/database/directory.ts"
import type { Clock } from "../../ports/host/clock.ts"

/** The number of programs whose last stored use this process remembers. */
const remembered = 10_000

/**
 * Stores the last use of each token, at most once a minute. A request does not wait for that, and a failure to store
 * the use keeps nobody from reading: the next request stores it.
 */
export function tokenUses(directory: Pick<Directory, "useToken">, clock: Pick<Clock, "now">) {
  const stored = new Map<string, Instant>()
  return {
    note(workspace: WorkspaceId, machine: string): void {
      const now = clock.now()
      if (now - (stored.get(machine) ?? -Infinity) < tokenUseMs) return
      if (stored.size >= remembered) stored.clear()
      stored.set(machine, now)
      directory.useToken(workspace, machine, now).catch(() => stored.delete(machine))
    },
  }
}
