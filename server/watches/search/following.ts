import type { State } from "../../../shared/fold/state.ts"
import type { TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import type { Folds } from "../../log/folds.ts"
import type { Bus } from "../../ports/bus.ts"
import type { Directory } from "../../ports/database/directory.ts"
import { WorkspaceStopped } from "../../ports/database/failing.ts"
import type { Indexing, Partition, PartNow, SearchedPartition, SearchIndex } from "../../ports/database/searchIndex.ts"
import type { DocumentLog } from "../../ports/documents/documentLog.ts"
import type { Documents } from "../../ports/documents/documents.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { minutesPassages, notePassages } from "../../search/derived.ts"
import { type NamedPart, partNames, partsOf, partsSince } from "../../search/passages.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"

export interface FollowingPorts {
  clock: Pick<Clock, "now">
  directory: Pick<Directory, "workspaces" | "home">
  documents: Pick<Documents, "text" | "paragraphs" | "onChange">
  folds: Pick<Folds, "view" | "written" | "writtenView">
  log: Pick<DocumentLog, "heads">
  bus: Pick<Bus, "onWake"> & { notes: Pick<Bus["notes"], "isAlone"> }
  search: SearchIndex
  failed: (error: unknown) => void
}

/** Milliseconds between a command and the reading of the things that it changed. */
const soonMs = 500
/** Milliseconds between a change and the writing of the minutes, which takes time in proportion to the log. */
const minutesMs = 20_000
/**
 * Milliseconds between the first change of a note and its reading. All notes that change meanwhile are read together.
 * A new word is found within five seconds (DOMAIN U4).
 */
const notesMs = 3_500
/** Milliseconds between two reads of the heads of the notes, if other servers may write into them. */
const headsMs = 1_000
/** Milliseconds until a failed reading is repeated. They double with each failure, up to the most. */
const againMs = { first: 1_000, most: 600_000 } as const
/** Milliseconds without a change after which the state that was read last is no longer held in memory. */
const heldMs = 600_000
/** The things of a log that are compared and sent together, so that the event loop runs other work in between. */
const partsAtOnce = 500

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
    /** The state that was read last of each log, by workspace and audience. */
    const read = new Map<string, State>()

    /** Reads of a workspace's log what has changed. Begins to read the notes of new topics. */
    const readLog = async (workspace: WorkspaceId): Promise<void> => {
      const room = await folds.view(workspace, "room")
      if (room.workspace?.removed) return search.forget(workspace)
      for (const audience of audiences) await readView({ workspace, audience })
      const fresh = Object.values(room.topics).flatMap(({ id }) => (heads.has(id) ? [] : [id]))
      if (fresh.length === 0) return
      const [now, levels] = await Promise.all([ports.log.heads(fresh), search.levels(bothOf(workspace))])
      for (const id of fresh) {
        const head = headOf(now.get(id))
        heads.set(id, head)
        // a note that is already in the index is not loaded
        if ((levels.get(id) ?? "") !== head) void attempt(`note ${id}`, () => readNotes([id]))
      }
    }

    const readView = async (partition: SearchedPartition): Promise<void> => {
      const { workspace, audience } = partition
      const key = `${audience} ${workspace}`
      const before = read.get(key)
      const state = await folds.view(workspace, audience)
      const level = { partition, part: "log", passages: [], level: String(state.seq) }
      const changed = before && partsSince(before, state)
      if (changed) await send(partition, changed)
      else if ((await search.levels(partition)).get("log") !== level.level) {
        await search.keepParts(partition, new Set([...partNames(state), "log", "minutes"]))
        await send(partition, partsOf(state))
      }
      await search.replace([level])
      read.set(key, state)
      running.wait(`held ${key}`, heldMs, async () => void read.delete(key))
    }

    const send = async (partition: Partition, parts: Iterable<NamedPart>): Promise<void> => {
      const some: PartNow[] = []
      for (const [part, passages] of parts) {
        some.push({ partition, part, passages })
        if (some.length === partsAtOnce) await search.replace(some.splice(0))
      }
      if (some.length > 0) await search.replace(some)
    }

    /** Removes the notes of topics that the log does not hold, as after another database has replaced this one. */
    const keepNotes = async (workspace: WorkspaceId): Promise<void> => {
      const { topics } = await folds.view(workspace, "room")
      await search.keepParts(bothOf(workspace), new Set(Object.values(topics).map(({ id }) => id)))
    }

    const readMinutes = async (workspace: WorkspaceId): Promise<void> => {
      for (const audience of audiences) {
        const state = await folds.view(workspace, audience)
        if (state.workspace?.removed) continue
        const passages = await minutesPassages(folds, workspace, audience, state)
        await search.replace([{ partition: { workspace, audience }, part: "minutes", passages }])
      }
    }

    /** Reads notes and writes them into the file. */
    const readNotes = async (topics: readonly TopicId[]): Promise<void> => {
      const parts = await notesNow(topics, async topic => (await ports.documents.paragraphs(topic, [], null)).at)
      await search.replace(parts)
      noteLevels(parts)
    }

    /** The notes as they are now. The heads are read first, so that a change during the reading leads to another one. */
    const notesNow = async (
      topics: readonly TopicId[],
      changedAt: (topic: TopicId) => Instant | Promise<Instant>,
    ): Promise<(PartNow & { part: TopicId })[]> => {
      const now = await ports.log.heads(topics)
      const parts: (PartNow & { part: TopicId })[] = []
      for (const topic of topics) {
        const workspace = await ports.directory.home(topic)
        if (!workspace) continue
        const { workspace: settings } = await folds.view(workspace, "room")
        if (!settings || settings.removed) continue
        const passages = notePassages(await ports.documents.text(topic), topic, await changedAt(topic))
        parts.push({ partition: bothOf(workspace), part: topic, passages, level: headOf(now.get(topic)) })
      }
      return parts
    }

    const noteLevels = (parts: readonly (PartNow & { part: TopicId })[]): void => {
      for (const { part, level = "" } of parts) heads.set(part, level)
    }

    /** The notes in which somebody has written since they were read. */
    let written = new Set<TopicId>()
    /** Reads the notes in which somebody writes. One that cannot be read does not hinder the others. */
    const followNotes = async (): Promise<void> => {
      const topics = [...written]
      written = new Set()
      const parts: (PartNow & { part: TopicId })[] = []
      for (const topic of topics)
        try {
          parts.push(...(await notesNow([topic], () => ports.clock.now())))
        } catch (failure) {
          ports.failed(failure)
          after(`note ${topic}`, againMs.first, () => readNotes([topic]))
        }
      await search.follow(parts).catch(failure => {
        for (const topic of topics) written.add(topic)
        throw failure
      })
      noteLevels(parts)
    }

    /** Reads the notes into which other servers have written. The notes of this process tell their changes by themselves. */
    const compareHeads = async (): Promise<void> => {
      try {
        const moved = [...(await ports.log.heads([...heads.keys()]))].flatMap(([topic, head]) =>
          headOf(head) === heads.get(topic) || failures.has(`note ${topic}`) ? [] : [topic],
        )
        for (const topic of moved) change(topic)
      } finally {
        running.wait("heads", headsMs, compareHeads)
      }
    }
    const change = (topic: TopicId): void => {
      written.add(topic)
      after("notes", notesMs, followNotes)
    }

    running.listen(ports.documents.onChange(change))
    const seen = new Set<WorkspaceId>()
    running.listen(
      ports.bus.onWake(workspace => {
        // the first reading has everything that comes before it
        if (running.isWaiting("start")) return
        if (!seen.has(workspace)) return meet(workspace)
        after(`log ${workspace}`, soonMs, () => readLog(workspace))
        after(`minutes ${workspace}`, minutesMs, () => readMinutes(workspace))
      }),
    )
    /** Reads everything of a workspace that this process has not read yet. */
    const meet = (workspace: WorkspaceId): void => {
      seen.add(workspace)
      void attempt(`log ${workspace}`, () => readLog(workspace))
      void attempt(`parts ${workspace}`, () => keepNotes(workspace))
      void attempt(`minutes ${workspace}`, () => readMinutes(workspace))
    }
    const meetAll = async (): Promise<void> => {
      const workspaces = await ports.directory.workspaces()
      await search.keepWorkspaces(new Set(workspaces.map(({ id }) => id)))
      for (const { id } of workspaces) if (!seen.has(id)) meet(id)
    }
    const again = async (): Promise<void> => {
      heads.clear()
      seen.clear()
      read.clear()
      await meetAll()
    }
    readAll = () => {
      isReading = true
      counted = { done: 0, all: 0 }
      void attempt("clear", async () => {
        await search.clear()
        await again()
      })
    }
    running.listen(search.onLoss(() => void attempt("loss", again)))
    // a server that starts first serves its pages
    running.wait("start", soonMs, () => attempt("workspaces", meetAll))
    if (!isAlone) running.wait("heads", headsMs, compareHeads)
    return running.over()
  }
}

const headOf = (head?: { epoch: number; seq: number }): string => (head ? `${head.epoch} ${head.seq}` : "")

const bothOf = (workspace: WorkspaceId): Partition => ({ workspace, audience: "both" })
