import type { Entry } from "../../shared/contract/events.ts"
import type { State } from "../../shared/fold/state.ts"
import type { SessionId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Sha256 } from "../../shared/record/chain.ts"
import type { Audience } from "../../shared/rules/audience.ts"
import { WorkspaceStopped } from "../ports/database/failing.ts"
import type { Head, Store } from "../ports/database/store.ts"
import { type Checkpointing, keep, restoreCheckpoint } from "./folding/checkpointing.ts"
import { type Folded, FoldedLog } from "./folding/foldedLog.ts"

export type { Folded }

/**
 * How long, in milliseconds, a log stays in memory after its last read. While pages are connected, reads are frequent,
 * and the log stays in memory.
 */
const putAwayAfterMs = 10 * 60_000

/**
 * The number of entries after the last checkpoint that justify another checkpoint. Fewer entries are folded within a
 * tenth of a second.
 */
const entriesWorthKeeping = 2_000
/**
 * Another checkpoint of a long log is written when the entries after the last checkpoint are this share of the log.
 * Writing a checkpoint takes time in proportion to the whole log. Folding after a checkpoint takes time in proportion
 * to the newer entries.
 */
const worthKeepingShare = 0.1

/** The folds of all workspaces' logs. They contain only committed entries. */
export interface Folds {
  /** the fold up to the store's head at the time of the call */
  current(workspace: WorkspaceId): Promise<Folded>
  /**
   * The fold up to the newest head that this process knows, without a promise if that fold is in memory. Another
   * process may have added entries since, so only an append to a note may rely on this fold (`Store.known`).
   */
  known(workspace: WorkspaceId): Promise<Folded> | Folded
  /** the state as an audience reads it */
  view(workspace: WorkspaceId, audience: Audience): Promise<State>
  /**
   * The entries after `from`, as this audience reads them, up to the head or to `until`, whichever is lower. Words that
   * their author has withdrawn or corrected are not in them (DOMAIN M8, R7).
   */
  entries(
    workspace: WorkspaceId,
    from: number,
    audience: Audience,
    until?: number,
  ): Promise<{ to: number; list: Entry[] }>
  /**
   * All entries as they were written, as this audience reads them. They are never sent: minutes are written from them,
   * since adopted minutes keep the words that they were adopted with.
   */
  written(workspace: WorkspaceId, audience: Audience): Promise<Entry[]>
  /** The state from which minutes are written, in which no opening withholds anything. */
  writtenView(workspace: WorkspaceId, audience: Audience): Promise<State>
  /**
   * The state from which the scribe's text of a session is written for people without a seat, if openings withhold some
   * of it; null if they withhold nothing (DOMAIN C10).
   */
  heard(workspace: WorkspaceId, session: SessionId): Promise<{ state: State; list: Entry[] } | null>
  /**
   * Drops from memory the folds whose personal parts were erased in the database, so that the next read folds the
   * entries as they are now. Returns the workspaces of these folds that were not deleted.
   */
  noticeErasures(): Promise<WorkspaceId[]>
  /** writes checkpoints, so that the next start need not fold whole logs again */
  close(): Promise<void>
}

/** A log in memory, with its running reads and its last checkpoint. */
interface Held {
  log: FoldedLog
  /** the number of erasures in the database before the log's first entry was read */
  erasures: number
  /** the number of the workspace's own erased parts, read after `erasures` and before the log's first entry */
  erased: number
  /** whether `erasures` and `erased` were read */
  isRead: boolean
  /** the last checkpoint: the newest entry in it, and whether it has the gallery's view */
  kept: { seq: number; gallery: boolean }
  keeping: Promise<void>
  reading: Promise<unknown>
  /** a read that was requested but has not begun; later callers share its result */
  next: Promise<FoldedLog> | null
  idle: ReturnType<typeof setTimeout>
}

export interface FoldsPorts {
  store: Store
  /**
   * The hash function that verifies each entry that is read. If an entry differs from the committed entry, only its
   * workspace stops.
   */
  sha256: Sha256
  /** where checkpoints are stored; if absent, each start folds every log from the first entry */
  checkpointing?: Checkpointing
  worthKeeping?: number
  failed?: ((error: unknown) => void) | undefined
}

export function createFolds({
  store,
  sha256,
  checkpointing,
  worthKeeping = entriesWorthKeeping,
  failed = () => {},
}: FoldsPorts): Folds {
  const stopped = new Map<WorkspaceId, WorkspaceStopped>()
  const held = new Map<WorkspaceId, Held>()

  /**
   * Whether a new checkpoint should be written. The check only compares numbers, because it runs after every read, and
   * every keystroke causes a read.
   */
  function isWorthKeeping({ log, kept }: Held): boolean {
    const { seq } = log.head
    const isNew = seq - kept.seq >= Math.max(worthKeeping, seq * worthKeepingShare)
    return isNew || (seq >= worthKeeping && log.hasGallery && !kept.gallery)
  }

  /**
   * Whether the log has the entry that the checkpoint names by number and hash. A log that was replaced has a different
   * entry with this number.
   */
  const isIn = (workspace: WorkspaceId) => async (head: Head) => {
    const [row] = await store.events(workspace, head.seq - 1, 1)
    return row?.seq === head.seq && row.hash === head.hash
  }

  function hold(workspace: WorkspaceId): Held {
    const known = held.get(workspace)
    if (known) {
      known.idle.refresh()
      return known
    }
    const fresh: Held = {
      log: new FoldedLog({ store, sha256 }, workspace),
      erasures: 0,
      erased: 0,
      isRead: false,
      kept: { seq: 0, gallery: false },
      keeping: Promise.resolve(),
      reading: Promise.resolve(),
      next: null,
      idle: setTimeout(() => void putAway(workspace, fresh), putAwayAfterMs).unref(),
    }
    if (checkpointing)
      fresh.reading = countErasures(workspace, fresh)
        .then(() => {
          fresh.isRead = true
          return restoreCheckpoint(checkpointing, workspace, isIn(workspace))
        })
        .then(found => {
          if (!found) return
          fresh.log = new FoldedLog({ store, sha256 }, workspace, found)
          fresh.kept = { seq: found.head.seq, gallery: found.gallery !== null }
        })
        .catch(failed)
    held.set(workspace, fresh)
    return fresh
  }

  async function countErasures(workspace: WorkspaceId, one: Held): Promise<void> {
    if (!checkpointing) return
    one.erasures = await checkpointing.checkpoints.erasures()
    one.erased = await checkpointing.checkpoints.erasedIn(workspace)
  }

  function putAway(workspace: WorkspaceId, one: Held): Promise<void> {
    forget(workspace, one)
    return keepIfWorth(workspace, one)
  }

  function forget(workspace: WorkspaceId, one: Held): void {
    clearTimeout(one.idle)
    if (held.get(workspace) === one) held.delete(workspace)
  }

  /** Writes checkpoints one at a time. After one is written, checks again whether another is needed. */
  async function keepIfWorth(workspace: WorkspaceId, one: Held): Promise<void> {
    if (checkpointing && isWorthKeeping(one))
      one.keeping = one.keeping.then(async () => {
        if (!isWorthKeeping(one)) return
        const { holding } = one.log
        one.kept = { seq: holding.head.seq, gallery: holding.gallery !== null }
        const isKept = await keep(checkpointing, workspace, holding, one.erasures).catch(failed)
        // personal data was erased after this fold had read it, so the fold is dropped and the next caller folds the
        // log again
        if (isKept === false) forget(workspace, one)
      })
    await one.keeping
  }

  /**
   * Reads a workspace's log up to the head. Reads run one at a time, so that no entry is folded twice. After a failure
   * the next call continues after the last folded entry.
   */
  function catchUp(workspace: WorkspaceId): Promise<FoldedLog> {
    const broken = stopped.get(workspace)
    if (broken) return Promise.reject(broken)
    const one = hold(workspace)
    if (one.next) return one.next
    const read = one.reading.then(async () => {
      one.next = null
      await one.log.readOn()
      if (one.log.isErased) await foldAnew(workspace, one)
      return one.log
    })
    one.reading = read.then(
      () => void keepIfWorth(workspace, one),
      (failure: unknown) => stopAt(workspace, failure),
    )
    return (one.next = read)
  }

  /** Folds the log from its first entry, because personal parts were erased that the fold still holds (DOMAIN ER5). */
  async function foldAnew(workspace: WorkspaceId, one: Held): Promise<void> {
    await one.keeping
    await countErasures(workspace, one)
    one.log = new FoldedLog({ store, sha256 }, workspace)
    one.kept = { seq: 0, gallery: false }
    await one.log.readOn()
  }

  /**
   * Reads a log that was caught up: that very log, even if others were put away or dropped meanwhile. A log that is not
   * read yet would answer with nothing.
   */
  async function reading<T>(workspace: WorkspaceId, read: (log: FoldedLog) => Promise<T>): Promise<T> {
    const log = await catchUp(workspace)
    return read(log).catch((failure: unknown) => {
      stopAt(workspace, failure)
      throw failure
    })
  }

  /**
   * Marks the workspace as stopped if the failure says that an entry differs from the committed entry. All later reads
   * of the workspace fail.
   */
  function stopAt(workspace: WorkspaceId, failure: unknown): void {
    if (failure instanceof WorkspaceStopped) stopped.set(workspace, failure)
  }

  const current = async (workspace: WorkspaceId) => (await catchUp(workspace)).folded

  return {
    current,
    known(workspace) {
      const newest = store.known(workspace)
      const folded = held.get(workspace)?.log.folded
      const isNewest = folded?.head.seq === newest?.seq && folded?.rights === newest?.rights
      if (!folded || !isNewest || stopped.has(workspace)) return current(workspace)
      held.get(workspace)?.idle.refresh()
      return folded
    },
    async view(workspace, audience) {
      const state = await reading(workspace, log => log.view(audience))
      const one = held.get(workspace)
      if (one) void keepIfWorth(workspace, one)
      return state
    },
    entries: (workspace, from, audience, until = Infinity) =>
      reading(workspace, async log => {
        const to = Math.min(log.head.seq, until)
        return { to, list: await log.entries(from, to, audience) }
      }),
    written: (workspace, audience) => reading(workspace, log => log.written(log.head.seq, audience)),
    writtenView: (workspace, audience) => reading(workspace, log => log.writtenView(audience)),
    heard: (workspace, session) => reading(workspace, log => log.heard(session)),
    async noticeErasures() {
      const erasures = (await checkpointing?.checkpoints.erasures()) ?? 0
      const older = [...held].filter(([, one]) => one.isRead && one.erasures < erasures)
      const left: WorkspaceId[] = []
      for (const [workspace, one] of older) {
        const isDeleted = await checkpointing?.checkpoints.isDeleted(workspace)
        const erased = await checkpointing?.checkpoints.erasedIn(workspace)
        if (!isDeleted && erased === one.erased) {
          one.erasures = erasures
          continue
        }
        forget(workspace, one)
        if (!isDeleted) left.push(workspace)
      }
      return left
    },
    async close() {
      for (const [workspace, one] of held) {
        clearTimeout(one.idle)
        await one.reading
        await keepIfWorth(workspace, one)
      }
      held.clear()
    },
  }
}
