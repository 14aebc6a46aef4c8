import type { TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import type { Folds } from "../../commands/log/folds.ts"
import { minutesPassages, notePassages } from "../../commands/search/derived.ts"
import { passagesOf } from "../../commands/search/passages.ts"
import type { Bus } from "../../ports/bus.ts"
import type { Directory } from "../../ports/database/directory.ts"
import { WorkspaceStopped } from "../../ports/database/failing.ts"
import type { SearchIndex } from "../../ports/database/searchIndex.ts"
import type { Documents } from "../../ports/documents/documents.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"

export interface FollowingPorts {
  directory: Pick<Directory, "workspaces" | "home">
  documents: Pick<Documents, "text" | "paragraphs" | "onChange">
  folds: Pick<Folds, "view" | "entries">
  bus: Pick<Bus, "onWake">
  search: SearchIndex
  failed: (error: unknown) => void
}

/** Milliseconds between a change and its reading. A change is found within two seconds (DOMAIN U4). */
const soonMs = 500
/** Milliseconds between a change and the writing of the minutes, which takes time in proportion to the log. */
const minutesMs = 20_000

const audiences: readonly Audience[] = ["room", "gallery"]

/**
 * Keeps this server's index level with the logs and the notes. Every server has an index of its own, so that this watch
 * is no duty that one server holds. It compares everything at the start, so that a restart misses nothing.
 */
export const createFollowing = (ports: FollowingPorts): Watch => ({
  name: "search",
  run(until) {
    const running = new Running(until, ports.failed)
    const { search, folds } = ports

    /** Reads a workspace's log; a workspace that is stopped or removed is not found. */
    const readLog = async (workspace: WorkspaceId): Promise<void> => {
      for (const audience of audiences) {
        const partition = { workspace, audience }
        const state = await folds.view(workspace, audience)
        if (state.workspace?.removed) await search.forget(partition)
        else await search.replace(partition, "log", passagesOf(state))
      }
    }

    const readMinutes = async (workspace: WorkspaceId): Promise<void> => {
      for (const audience of audiences) {
        const state = await folds.view(workspace, audience)
        if (state.workspace?.removed) continue
        const passages = await minutesPassages(folds, workspace, audience, state)
        await search.replace({ workspace, audience }, "minutes", passages)
      }
    }

    const readNote = async (topic: TopicId): Promise<void> => {
      const workspace = await ports.directory.home(topic)
      if (!workspace) return
      const passages = await notePassages(ports, topic)
      for (const audience of audiences) {
        const { workspace: settings } = await folds.view(workspace, audience)
        if (settings && !settings.removed) await search.replace({ workspace, audience }, topic, passages)
      }
    }

    const seen = new Set<WorkspaceId>()
    /** Reads everything of a workspace that this process has not read yet. */
    const meet = async (workspace: WorkspaceId): Promise<void> => {
      await readLog(workspace)
      const { topics } = await folds.view(workspace, "room")
      for (const { id } of Object.values(topics)) if (!running.hasEnded) await readNote(id)
      if (!running.hasEnded) await readMinutes(workspace)
    }

    /** Runs one reading after the other. A workspace that is stopped is left out. */
    const inTurn = (job: () => Promise<void>): Promise<void> =>
      running.inTurn("", async () => {
        if (running.hasEnded) return
        await job().catch((failure: unknown) => {
          if (!(failure instanceof WorkspaceStopped)) throw failure
        })
      })

    const after = (key: string, ms: number, job: () => Promise<void>): void => {
      if (!running.isWaiting(key)) running.wait(key, ms, () => inTurn(job))
    }

    running.listen(ports.documents.onChange(topic => after(`note ${topic}`, soonMs, () => readNote(topic))))
    running.everywhere(ports, async workspace => {
      if (!seen.has(workspace)) {
        seen.add(workspace)
        return inTurn(() => meet(workspace))
      }
      after(`log ${workspace}`, soonMs, () => readLog(workspace))
      after(`minutes ${workspace}`, minutesMs, () => readMinutes(workspace))
    })
    return running.over()
  },
})
