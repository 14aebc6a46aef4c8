import type { State } from "../../../shared/fold/state.ts"
import type { TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { undoMs } from "../../../shared/rules/floor/undoing.ts"
import type { Bus } from "../../ports/bus.ts"
import { type Clock, waitUntil } from "../../ports/clock.ts"
import type { Directory } from "../../ports/directory.ts"
import type { Documents } from "../../ports/documents/documents.ts"
import type { Folds } from "../log/folds.ts"
import { Underway } from "../underway.ts"

export interface ForgettingPorts {
  directory: Directory
  folds: Folds
  bus: Bus
  clock: Clock
  documents: Pick<Documents, "forgetAuthors">
  failed: (error: unknown) => void
}

/** A database that was busy is asked again. */
const pauseMs = 60_000

/**
 * Under the Chatham House Rule it is forgotten who wrote which words of the notes when a session closes (DOMAIN A4): as
 * soon as the close cannot be undone, and while none is held, as whoever is in one writes in an id of their own.
 * It leaves no event, so that a restart does it again; where it was done there is nothing left to forget.
 */
export function createForgetting(ports: ForgettingPorts): { start(): Promise<void>; stop(): Promise<void> } {
  const timers = new Map<WorkspaceId, ReturnType<typeof setTimeout>>()
  const done = new Map<WorkspaceId, number>()
  const underway = new Underway(ports.failed)
  let stopped = false

  const look = async (workspace: WorkspaceId): Promise<void> => {
    const { state } = await ports.folds.current(workspace)
    const closedAt = lastClose(state)
    clearTimeout(timers.get(workspace))
    if (stopped || closedAt === null || done.get(workspace) === closedAt) return
    const wait = waitUntil(closedAt + undoMs + 1, ports.clock.now())
    if (wait > 0) return again(workspace, wait)
    done.set(workspace, closedAt)
    try {
      for (const topic of topicsOf(state)) await ports.documents.forgetAuthors(topic)
    } catch (error) {
      done.delete(workspace)
      again(workspace, pauseMs)
      throw error
    }
  }

  const again = (workspace: WorkspaceId, wait: number): void => {
    const timer = setTimeout(() => underway.begin(look(workspace)), wait)
    timer.unref()
    timers.set(workspace, timer)
  }

  const stopListening = ports.bus.onWake(workspace => underway.begin(look(workspace)))
  return {
    async start() {
      for (const { id } of await ports.directory.workspaces()) underway.begin(look(id))
      await underway.over()
    },
    stop() {
      stopped = true
      stopListening()
      for (const timer of timers.values()) clearTimeout(timer)
      return underway.over()
    },
  }
}

/** When the last of the sessions closed; null while one is held, or where names may leave the room. */
function lastClose({ workspace, sessions }: State): number | null {
  if (!workspace || workspace.removed || workspace.attribution !== "chatham") return null
  const all = Object.values(sessions)
  if (all.some(isHeld)) return null
  const closes = all.flatMap(({ state, closedAt }) => (state === "closed" && closedAt !== null ? [closedAt] : []))
  return closes.length > 0 ? Math.max(...closes) : null
}

/** All of them: a topic may have left the agenda that it was written under. */
const topicsOf = ({ topics }: State): TopicId[] => Object.values(topics).map(({ id }) => id)
