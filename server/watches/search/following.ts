import type { TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import type { Folds } from "../../commands/log/folds.ts"
import { minutesPassages, notePassages } from "../../commands/search/derived.ts"
import { passagesOf } from "../../commands/search/passages.ts"
import type { Bus } from "../../ports/bus.ts"
import type { Directory } from "../../ports/database/directory.ts"
import { WorkspaceStopped } from "../../ports/database/failing.ts"
import type { Indexing, SearchIndex } from "../../ports/database/searchIndex.ts"
import type { DocumentLog } from "../../ports/documents/documentLog.ts"
import type { Documents } from "../../ports/documents/documents.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"

export interface FollowingPorts {
  directory: Pick<Directory, "workspaces" | "home">
  documents: Pick<Documents, "text" | "paragraphs" | "onChange">
  folds: Pick<Folds, "view" | "written" | "writtenView">
  log: Pick<DocumentLog, "heads">
  bus: Pick<Bus, "onWake"> & { notes: Pick<Bus["notes"], "isAlone"> }
  search: SearchIndex
  failed: (error: unknown) => void
}

/** Milliseconds between a change and its reading. A change is found within two seconds (DOMAIN U4). */
const soonMs = 500
/** Milliseconds between a change and the writing of the minutes, which takes time in proportion to the log. */
const minutesMs = 20_000
/** Milliseconds between two reads of the heads of the notes, if other servers may write into them. */
const headsMs = 1_000
/** Milliseconds until a failed reading is repeated. They double with each failure, up to the most. */
const againMs = { first: 1_000, most: 600_000 } as const

const audiences: readonly Audience[] = ["room", "gallery"]

/**
 * Keeps this server's index level with the logs and the notes. Every server has an index of its own, so that this watch
 * is no duty that one server holds. It compares everything at the start, so that a restart misses nothing.
 */
export function createFollowing(ports: FollowingPorts): Watch & Indexing {
  /** The readings of the start or of the newest rebuild. A rebuild counts anew, without the readings that run on. */
  let counted = { done: 0, all: 0 }
  /** set until everything has been read once */
  let isReading = true
  let readAll: () => void = () => undefined
  return {
    name: "search",
    progress: () => (isReading ? { ...counted } : null),
    rebuild() {
      if (!isReading) readAll()
    },
    run: until => follow(until),
  }

  function follow(until: AbortSignal): Promise<void> {
    const running = new Running(until, ports.failed)
    const { search, folds } = ports

    const failures = new Map<string, number>()
    /**
     * Runs one reading after the other, and repeats a reading that failed. A workspace that is stopped is left out.
     */
    const attempt = (key: string, job: () => Promise<void>): Promise<void> => {
      const own = counted
      own.all += 1
      return running.inTurn("", async () => {
        if (running.hasEnded) return
        try {
          await job()
          failures.delete(key)
        } catch (failure) {
          if (failure instanceof WorkspaceStopped) return
          const count = failures.get(key) ?? 0
          failures.set(key, count + 1)
          const ms = Math.min(againMs.first * 2 ** count, againMs.most)
          running.wait(`again ${key}`, ms, () => attempt(key, job))
          throw failure
        } finally {
          own.done += 1
          if (own === counted && own.done === own.all) isReading = false
        }
      })
    }

    const after = (key: string, ms: number, job: () => Promise<void>): void => {
      if (!running.isWaiting(key)) running.wait(key, ms, () => attempt(key, job))
    }

    /** The topics that this process has met, with the head of each note up to which the index is level. */
    const heads = new Map<TopicId, string>()
    const isAlone = ports.bus.notes.isAlone

    /** Reads a workspace's log; a workspace that is removed is not found. Begins to read the notes of new topics. */
    const readLog = async (workspace: WorkspaceId): Promise<void> => {
      for (const audience of audiences) {
        const partition = { workspace, audience }
        const state = await folds.view(workspace, audience)
        if (state.workspace?.removed) await search.forget(partition)
        else await search.replace(partition, "log", passagesOf(state))
      }
      const { topics } = await folds.view(workspace, "room")
      for (const { id } of Object.values(topics)) {
        if (heads.has(id)) continue
        heads.set(id, "")
        void attempt(`note ${id}`, () => readNote(id))
      }
    }

    /** Removes the notes of topics that the log does not hold, as after another database has replaced this one. */
    const keepParts = async (workspace: WorkspaceId): Promise<void> => {
      const { topics } = await folds.view(workspace, "room")
      const parts = new Set<string>(["log", "minutes", ...Object.values(topics).map(({ id }) => id)])
      for (const audience of audiences) await search.keepParts({ workspace, audience }, parts)
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
      // the head is read first, so that a change during the reading leads to another one
      const head = isAlone ? "" : headOf((await ports.log.heads([topic])).get(topic))
      const passages = await notePassages(ports, topic)
      for (const audience of audiences) {
        const { workspace: settings } = await folds.view(workspace, audience)
        if (settings && !settings.removed) await search.replace({ workspace, audience }, topic, passages)
      }
      heads.set(topic, head)
    }

    /** Reads the notes into which other servers have written. The notes of this process tell their changes by themselves. */
    const compareHeads = async (): Promise<void> => {
      try {
        for (const [topic, head] of await ports.log.heads([...heads.keys()])) {
          const key = `note ${topic}`
          if (headOf(head) === heads.get(topic) || failures.has(key)) continue
          await attempt(key, () => readNote(topic))
        }
      } finally {
        running.wait("heads", headsMs, compareHeads)
      }
    }

    running.listen(ports.documents.onChange(topic => after(`note ${topic}`, soonMs, () => readNote(topic))))
    const seen = new Set<WorkspaceId>()
    running.listen(
      ports.bus.onWake(workspace => {
        if (!seen.has(workspace)) return meet(workspace)
        after(`log ${workspace}`, soonMs, () => readLog(workspace))
        after(`minutes ${workspace}`, minutesMs, () => readMinutes(workspace))
      }),
    )
    /** Reads everything of a workspace that this process has not read yet. */
    const meet = (workspace: WorkspaceId): void => {
      seen.add(workspace)
      void attempt(`log ${workspace}`, () => readLog(workspace))
      void attempt(`parts ${workspace}`, () => keepParts(workspace))
      void attempt(`minutes ${workspace}`, () => readMinutes(workspace))
    }
    const meetAll = async (): Promise<void> => {
      const workspaces = await ports.directory.workspaces()
      await search.keepWorkspaces(new Set(workspaces.map(({ id }) => id)))
      for (const { id } of workspaces) if (!seen.has(id)) meet(id)
    }
    readAll = () => {
      isReading = true
      counted = { done: 0, all: 0 }
      void attempt("clear", async () => {
        await search.clear()
        heads.clear()
        seen.clear()
        await meetAll()
      })
    }
    void attempt("workspaces", meetAll)
    if (!isAlone) running.wait("heads", headsMs, compareHeads)
    return running.over()
  }
}

const headOf = (head?: { epoch: number; seq: number }): string => (head ? `${head.epoch} ${head.seq}` : "")
