import type { WorkspaceId } from "../../shared/model/ids.ts"
import { undoMs } from "../../shared/rules/floor/ending/undoing.ts"
import { lastClose } from "../commands/session/lastClose.ts"
import type { JobBoard } from "../jobs/jobBoard.ts"
import type { Folds } from "../log/folds.ts"
import type { Bus } from "../ports/bus.ts"
import type { Directory } from "../ports/database/directory.ts"
import type { Documents } from "../ports/documents/documents.ts"
import { type Clock, waitUntil } from "../ports/host/clock.ts"
import { Running } from "./running.ts"
import type { Watch } from "./watch.ts"

export interface ForgettingPorts {
  directory: Pick<Directory, "workspaces">
  folds: Pick<Folds, "current">
  bus: Pick<Bus, "onWake">
  clock: Pick<Clock, "now">
  documents: Pick<Documents, "forgetAuthors">
  board: Pick<JobBoard, "endExports" | "jobs">
  failed: (error: unknown) => void
}

/** The pause, in milliseconds, after a failure, e.g. because the database was busy. */
const pauseMs = 60_000

/** Milliseconds for which the database remembers after which close a panel's authors were erased. */
const rememberedMs = 366 * 86_400_000

/**
 * Erases who wrote which text in the notes after a session under the Chatham House Rule has closed (DOMAIN A4). The
 * watch waits until the close can no longer be undone. It does not erase while a session is held. Erasing disconnects
 * everybody who may write in a note; they return with new client ids, which are again stored with their member ids. No
 * event is written. A job that is done remembers the close, so that no restart and no other server disconnects writers
 * again. Long exports from before go, too (DOMAIN JB5).
 */
export const createForgetting = (ports: ForgettingPorts): Watch => ({
  name: "forgetting",
  run(until) {
    const running = new Running(until, ports.failed)
    const done = new Map<WorkspaceId, number>()

    const { jobs } = ports.board
    const rememberedBy = (workspace: WorkspaceId): string => `forgetting ${workspace}`

    const isRemembered = async (workspace: WorkspaceId, closedAt: number): Promise<boolean> =>
      (await jobs.job(rememberedBy(workspace)))?.body === String(closedAt)

    const remember = async (workspace: WorkspaceId, closedAt: number): Promise<void> => {
      const id = rememberedBy(workspace)
      const now = ports.clock.now()
      const keepUntil = now + rememberedMs
      await jobs.drop(id)
      const body = String(closedAt)
      await jobs.add({
        id,
        kind: "forgetting",
        workspace,
        owner: "",
        subject: "",
        body,
        due: now,
        madeAt: now,
        keepUntil,
      })
      await jobs.end({ id, server: "" }, { state: "done", error: null, result: null, endedAt: now, keepUntil })
      // a panel that was removed meanwhile has no jobs any more
      if ((await ports.folds.current(workspace)).state.workspace?.removed) await jobs.drop(id)
    }

    const look = async (workspace: WorkspaceId): Promise<void> => {
      const { state } = await ports.folds.current(workspace)
      const closedAt = lastClose(state)
      running.cancel(workspace)
      if (running.hasEnded || state.workspace?.removed) return
      if (closedAt === null || done.get(workspace) === closedAt) return
      const wait = waitUntil(closedAt + undoMs + 1, ports.clock.now())
      if (wait > 0) return running.wait(workspace, wait, () => look(workspace))
      done.set(workspace, closedAt)
      try {
        if (await isRemembered(workspace, closedAt)) return
        // the authors in all topics are erased, because a topic may no longer be on the agenda under which its note was
        // written
        for (const { id } of Object.values(state.topics)) await ports.documents.forgetAuthors(id)
        await ports.board.endExports(workspace, closedAt + undoMs)
        await remember(workspace, closedAt)
      } catch (error) {
        done.delete(workspace)
        running.wait(workspace, pauseMs, () => look(workspace))
        throw error
      }
    }

    running.everywhere(ports, look)
    return running.over()
  },
})
