import type { WorkspaceId } from "../../../shared/model/ids.ts"

/** The members who are connected to a workspace now, and the number of connected observers and readers. */
export interface WorkspacePresence {
  /**
   * Counts one page of a member, or of an observer if `member` is null. Returns a function that ends the count when the
   * page disconnects. A member with two pages is present until both have disconnected.
   */
  enter(workspace: WorkspaceId, member: string | null): () => void
  members(workspace: WorkspaceId): ReadonlySet<string>
  observers(workspace: WorkspaceId): number
  /** calls the listener when a page of a member connects or disconnects */
  onChange(listener: (workspace: WorkspaceId) => void): () => void
  totals(): { members: number; observers: number }
}

export function createPresence(): WorkspacePresence {
  const rooms = new Map<WorkspaceId, { pages: Map<string, number>; observers: number }>()
  const listeners = new Set<(workspace: WorkspaceId) => void>()
  const none: ReadonlySet<string> = new Set()

  return {
    enter(workspace, member) {
      const room = rooms.get(workspace) ?? { pages: new Map<string, number>(), observers: 0 }
      rooms.set(workspace, room)
      const count = (by: 1 | -1) => {
        if (member === null) room.observers += by
        else {
          const pages = (room.pages.get(member) ?? 0) + by
          if (pages === 0) room.pages.delete(member)
          else room.pages.set(member, pages)
        }
        if (room.observers === 0 && room.pages.size === 0) rooms.delete(workspace)
        if (member !== null) for (const listener of listeners) listener(workspace)
      }
      count(1)
      let left = false
      return () => {
        if (!left) count(-1)
        left = true
      }
    },
    members: workspace => {
      const room = rooms.get(workspace)
      return room ? new Set(room.pages.keys()) : none
    },
    observers: workspace => rooms.get(workspace)?.observers ?? 0,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    totals() {
      let members = 0
      let observers = 0
      for (const room of rooms.values()) {
        members += room.pages.size
        observers += room.observers
      }
      return { members, observers }
    },
  }
}
