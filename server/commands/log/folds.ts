import { type Entry, parseEvent } from "../../../shared/contract/events.ts"
import { fold, foldOne } from "../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { Sha256 } from "../../../shared/record/chain.ts"
import { type Audience, gallery, isSealed } from "../../../shared/rules/audience.ts"
import { WorkspaceStopped } from "../../ports/failing.ts"
import type { Head, Store, StoredEvent } from "../../ports/store.ts"
import { readable } from "./readable.ts"
import { rowHash } from "./rowHash.ts"

/** A workspace's log folded to its head, once for each audience. */
export interface Folded {
  head: Head
  /** the newest entry's time: the next one's is no earlier */
  at: Instant
  states: Record<Audience, State>
}

interface Kept extends Folded {
  /** the newest entries per audience, for pages that are a little behind; older ones are read from the store */
  recent: Record<Audience, Entry[]>
  /** all entries after this seq are in `recent` */
  recentFrom: number
  reading: Promise<void>
  /** a reading that was asked for and has not begun: whoever asks now is told by it, too */
  next: Promise<Kept> | null
  /** the attribution has turned, and the gallery's reading is still the one before */
  turned: boolean
  /** forgets this log when nobody has asked for it for a while */
  idle: ReturnType<typeof setTimeout>
}

const batch = 2_000
const keptEntries = 4_000
/** A log that nobody reads costs memory; folding 100,000 entries again costs 0.4 s. */
const idleMs = 30_000

/** The reading of every workspace's log. What it holds is only what the store has committed. */
export interface Folds {
  /** folded to the head of the store at the moment of asking */
  current(workspace: WorkspaceId): Promise<Folded>
  /** entries in (from, to] as this audience sees them; `until` ends a page before the head */
  entries(
    workspace: WorkspaceId,
    from: number,
    audience: Audience,
    until?: number,
  ): Promise<{ to: number; list: Entry[] }>
}

/** `sha256` proves each entry when it is read: one that is not what was committed stops its workspace and no other. */
export function createFolds(store: Store, sha256: Sha256): Folds {
  const stopped = new Map<WorkspaceId, WorkspaceStopped>()
  const kept = new Map<WorkspaceId, Kept>()

  const keep = (workspace: WorkspaceId): Kept => {
    const known = kept.get(workspace)
    if (known) {
      known.idle.refresh()
      return known
    }
    const fresh: Kept = {
      head: { seq: 0, hash: "" },
      at: 0,
      states: { room: emptyState, gallery: emptyState },
      recent: { room: [], gallery: [] },
      recentFrom: 0,
      reading: Promise.resolve(),
      next: null,
      turned: false,
      idle: setTimeout(() => kept.delete(workspace), idleMs).unref(),
    }
    kept.set(workspace, fresh)
    return fresh
  }

  /** one reader at a time per workspace, so that no entry is folded twice; after one who failed the next reads on */
  const catchUp = (workspace: WorkspaceId): Promise<Kept> => {
    const broken = stopped.get(workspace)
    if (broken) return Promise.reject(broken)
    const log = keep(workspace)
    if (log.next) return log.next
    const read = log.reading.then(() => {
      log.next = null
      return readOn({ store, sha256 }, workspace, log)
    })
    log.reading = read.catch((failure: unknown) => {
      if (failure instanceof WorkspaceStopped) stopped.set(workspace, failure)
    })
    return (log.next = read.then(() => log))
  }

  return {
    current: catchUp,
    async entries(workspace, from, audience, until = Infinity) {
      const log = await catchUp(workspace)
      const to = Math.min(log.head.seq, until)
      const list =
        from >= log.recentFrom
          ? log.recent[audience].filter(entry => entry.seq > from && entry.seq <= to)
          : await readOld(store, workspace, { from, to, audience, state: log.states.room })
      return { to, list }
    },
  }
}

interface Reading {
  store: Store
  sha256: Sha256
}

async function readOn({ store, sha256 }: Reading, workspace: WorkspaceId, log: Kept): Promise<void> {
  const stop = (seq: number, cause?: unknown) =>
    new WorkspaceStopped(workspace, log.states.room.workspace?.slug ?? "", seq, { cause })
  for (;;) {
    const { rows, unreadable } = await readable(store, workspace, log.head.seq)
    for (const row of rows) {
      if (row.seq !== log.head.seq + 1 || rowHash(sha256, workspace, log.head.hash, row) !== row.hash)
        throw stop(log.head.seq + 1)
      try {
        take(log, row)
      } catch (failure) {
        throw stop(row.seq, failure)
      }
    }
    if (unreadable) throw stop(unreadable.seq, unreadable)
    log.turned ||= rows.some(({ kind }) => kind === "attribution-set")
    if (rows.length < batch) return log.turned ? showAnew(store, workspace, log) : undefined
  }
}

/** What the gallery is shown of the whole log changes with the attribution, so it is read once more from its beginning. */
async function showAnew(store: Store, workspace: WorkspaceId, log: Kept): Promise<void> {
  const { seq: to } = log.head
  const list = await readOld(store, workspace, { from: 0, to, audience: "gallery", state: log.states.room })
  log.states = { ...log.states, gallery: fold(emptyState, list, to) }
  log.recent.gallery = list.filter(({ seq }) => seq > log.recentFrom)
  log.turned = false
}

function take(log: Kept, row: StoredEvent): void {
  log.head = { seq: row.seq, hash: row.hash }
  log.at = Math.max(log.at, row.at)
  const entry = entryOf(row)
  const room = entry ? foldOne(log.states.room, entry) : { ...log.states.room, seq: row.seq }
  const shown = entry && gallery(entry, room.workspace?.attribution ?? "named")
  const seen = shown ? foldOne(log.states.gallery, shown) : { ...log.states.gallery, seq: row.seq }
  log.states = { room, gallery: seen }
  if (entry) log.recent.room.push(entry)
  if (shown) log.recent.gallery.push(shown)
  if (log.recent.room.length > keptEntries * 2) forget(log)
}

function forget(log: Kept): void {
  const from = log.recent.room.at(-keptEntries - 1)?.seq ?? 0
  log.recent = {
    room: log.recent.room.filter(entry => entry.seq > from),
    gallery: log.recent.gallery.filter(entry => entry.seq > from),
  }
  log.recentFrom = from
}

async function readOld(
  store: Store,
  workspace: WorkspaceId,
  { from, to, audience, state }: { from: number; to: number; audience: Audience; state: State },
): Promise<Entry[]> {
  const list: Entry[] = []
  for (let after = from; after < to; ) {
    const rows = await store.events(workspace, after, batch)
    if (rows.length === 0) break
    for (const row of rows) {
      const entry = row.seq <= to ? entryOf(row) : null
      const shown = entry && audience === "gallery" ? gallery(entry, state.workspace?.attribution ?? "named") : entry
      if (shown) list.push(shown)
    }
    after = rows.at(-1)?.seq ?? to
  }
  return list
}

/** The personal part takes its place in the body again; where it was erased the page shows so. */
export function entryOf(row: StoredEvent): Entry | null {
  const body = row.personal === null || isSealed(row.kind) ? row.body : { ...Object(row.body), personal: row.personal }
  const event = parseEvent(row.kind, body)
  return event && { ...event, seq: row.seq, at: row.at, by: row.by }
}
