import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { aloneWithMessages, aloneWithNotes, type Bus } from "../../ports/bus.ts"

/** The bus of a server that runs as a single process. */
export function localBus(): Bus {
  const listeners = new Set<(workspace: WorkspaceId) => void>()
  return {
    wake(workspace) {
      for (const listener of listeners) listener(workspace)
    },
    onWake(listener) {
      // wraps the listener, so that each subscription of the same function is removed separately
      const entry = (workspace: WorkspaceId) => listener(workspace)
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
    notes: aloneWithNotes,
    messages: aloneWithMessages,
  }
}
