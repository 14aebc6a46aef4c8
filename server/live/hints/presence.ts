import * as z from "zod"
import { WorkspaceId } from "../../../shared/model/ids.ts"
import { aloneWithMessages, type ProcessMessages } from "../../ports/bus.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { Shares } from "../../ports/shares.ts"

/**
 * The members who are connected to a workspace now, and the number of connected observers and readers, over all
 * processes that serve the database.
 */
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
  /** calls the listener when a member or an observer connects to or disconnects from another process */
  onElsewhere(listener: (workspace: WorkspaceId) => void): () => void
  /**
   * the connected members and observers of this process in all workspaces; a monitor adds up the counts of all
   * processes
   */
  totals(): { members: number; observers: number }
  close(): void
}

/** Milliseconds for which arrivals and departures are gathered into one message to the other processes. */
const gatherMs = 200

const Share = z.object({ members: z.array(z.string()), observers: z.int().min(0) })
type Share = z.infer<typeof Share>

const alone = { messages: aloneWithMessages, clock: { wait: async () => {} } }

export function createPresence({
  messages,
  clock,
}: {
  messages: ProcessMessages
  clock: Pick<Clock, "wait">
} = alone): WorkspacePresence {
  const rooms = new Map<WorkspaceId, { pages: Map<string, number>; observers: number }>()
  const listeners = new Set<(workspace: WorkspaceId) => void>()
  const listenersElsewhere = new Set<(workspace: WorkspaceId) => void>()
  const none: ReadonlySet<string> = new Set()

  const shares = new Shares<Share>({
    messages,
    clock,
    kind: "presence",
    gatherMs,
    own(key) {
      const room = rooms.get(WorkspaceId.parse(key))
      return room ? { members: [...room.pages.keys()].sort(), observers: room.observers } : null
    },
    read: share => Share.safeParse(share).data ?? null,
    changed(key) {
      const workspace = WorkspaceId.parse(key)
      for (const listener of [...listeners, ...listenersElsewhere]) listener(workspace)
    },
  })

  const members = (workspace: WorkspaceId): ReadonlySet<string> => {
    const here = rooms.get(workspace)?.pages.keys() ?? none
    return new Set([...here, ...shares.of(workspace).flatMap(share => share.members)])
  }
  const observers = (workspace: WorkspaceId): number =>
    shares.of(workspace).reduce((sum, share) => sum + share.observers, rooms.get(workspace)?.observers ?? 0)

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
        shares.tell(workspace)
        if (member !== null) for (const listener of listeners) listener(workspace)
      }
      count(1)
      let left = false
      return () => {
        if (!left) count(-1)
        left = true
      }
    },
    members,
    observers,
    onChange: listener => added(listeners, listener),
    onElsewhere: listener => added(listenersElsewhere, listener),
    totals() {
      const own = { members: 0, observers: 0 }
      for (const room of rooms.values()) {
        own.members += room.pages.size
        own.observers += room.observers
      }
      return own
    },
    close: () => shares.close(),
  }
}

function added<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
