import type { Entry } from "../../../shared/contract/events.ts"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { foldInParts } from "../../../shared/minutes/inParts.ts"
import type { SessionId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Attribution, Instant } from "../../../shared/model/terms.ts"
import type { Sha256 } from "../../../shared/record/chain.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import { outward, type Withholding, withholding } from "../../../shared/rules/frame/withheld.ts"
import { erasesParts } from "../../../shared/rules/law/erasing.ts"
import { withoutWithdrawn } from "../../../shared/rules/law/withdrawn.ts"
import { WorkspaceStopped } from "../../ports/database/failing.ts"
import type { Head, Store, StoredEvent } from "../../ports/database/store.ts"
import { inTurns } from "../inTurns.ts"
import { readable } from "../readable.ts"
import { rowHash } from "../rowHash.ts"
import { entryOf } from "./entryOf.ts"
import { Recent } from "./recent.ts"
import { LoopTurns } from "./turn.ts"

/**
 * A workspace's state, folded from its log up to `head`, as the room reads it. The value is immutable: a fold to a
 * later head makes a new value.
 */
export interface Folded {
  head: Head
  /** the newest entry's time; the next entry's time is not earlier */
  at: Instant
  state: State
  /** the workspace's count of changed rights (ports/database/store), read before the newest folded entries were read */
  rights: number
}

/**
 * The state that the gallery reads, with the attribution policy and the number of openings under which it was folded. A
 * new policy, and an opening, change the view of the whole log.
 */
export interface GalleryView {
  state: State
  attribution: Attribution
  opened: number
}

/**
 * The folded log and the gallery's view as one value. A checkpoint stores this value, and the next start restores it.
 */
export interface Holding extends Folded {
  /** null until a reader of the gallery first needs the view */
  gallery: GalleryView | null
}

const nothing: Holding = { head: { seq: 0, hash: "" }, at: 0, state: emptyState, rights: 0, gallery: null }

/**
 * The number of rows read from the store at once. In larger batches, many rows would survive garbage collection and
 * stay long in memory.
 */
const entriesPerBatch = 50

interface Reading {
  store: Store
  sha256: Sha256
}

/**
 * One workspace's log in memory. The caller, folds.ts, never lets two calls of `readOn` overlap; the other methods may
 * run at the same time. Each call of `readOn` copies each table of the state at most once, however many entries it
 * folds. Long reads pause, so that the event loop can run other work.
 */
export class FoldedLog {
  readonly #reading: Reading
  readonly #workspace: WorkspaceId
  readonly #recent: Recent
  #folded: Folded
  /** the gallery's view; the next read of the view folds the entries that it lacks */
  #gallery: GalleryView | null
  /** the words that the first `opened` openings withhold */
  #withheld: { opened: number; from: Withholding | null } | null = null
  /** the head of the checkpoint; the entries up to this head are verified before the first of them is used */
  readonly #checkpoint: Head
  #proof: Promise<void> | null = null
  #isErased = false

  constructor(reading: Reading, workspace: WorkspaceId, { gallery: view, ...folded }: Holding = nothing) {
    this.#reading = reading
    this.#workspace = workspace
    this.#folded = folded
    this.#gallery = view
    this.#checkpoint = folded.head
    this.#recent = new Recent(folded.head.seq)
  }

  get head(): Head {
    return this.#folded.head
  }

  get folded(): Folded {
    return this.#folded
  }

  /** Whether an entry that was read after others says that personal parts of earlier entries were erased (DOMAIN ER5). */
  get isErased(): boolean {
    return this.#isErased
  }

  get hasGallery(): boolean {
    return this.holding.gallery !== null
  }

  /** The part that a checkpoint keeps. After an opening the gallery's view depends on more than the log, and is folded anew. */
  get holding(): Holding {
    return { ...this.#folded, gallery: this.#opened === 0 ? this.#gallery : null }
  }

  get #opened(): number {
    return this.#folded.state.workspace?.opened?.length ?? 0
  }

  /** Finds the words that the openings withhold. The list of an opening is complete once it has happened. */
  async #withholding(session: SessionId | null = null): Promise<Withholding | null> {
    const { state } = this.#folded
    const opened = this.#opened
    if (opened === 0) return null
    if (session === null && this.#withheld?.opened === opened) return this.#withheld.from
    const from = withholding(state, await this.#reading.store.withheld(this.#workspace), session)
    if (session === null) this.#withheld = { opened, from }
    return from
  }

  /** Reads and folds the entries up to the store's head. Entries read before a failure stay folded. */
  async readOn(): Promise<Folded> {
    const turn = new LoopTurns()
    const tables = new WeakSet<object>()
    const newest = await this.#reading.store.newest(this.#workspace)
    const { rights } = newest
    if (newest.seq === this.#folded.head.seq) {
      if (rights !== this.#folded.rights) this.#folded = { ...this.#folded, rights }
      return this.#folded
    }
    let { head, at, state } = this.#folded
    const hasOlder = head.seq > 0
    const stop = (seq: number, cause?: unknown) => this.#stop(state, seq, cause)
    try {
      for (;;) {
        const { rows, unreadable } = await readable(this.#reading.store, this.#workspace, head.seq, entriesPerBatch)
        for (const row of rows) {
          if (!this.#follows(row, head)) throw stop(head.seq + 1)
          try {
            const entry = entryOf(row)
            state = fold(state, entry ? [entry] : [], row.seq, tables)
            if (entry) this.#recent.add(entry)
            if (hasOlder && erasesParts(row.kind)) this.#isErased = true
          } catch (failure) {
            throw stop(row.seq, failure)
          }
          head = { seq: row.seq, hash: row.hash }
          at = Math.max(at, row.at)
          await turn.pause()
        }
        if (unreadable) throw stop(unreadable.seq, unreadable)
        if (rows.length < entriesPerBatch) break
      }
      // the store's head is later than the last entry that was read: the last entries are missing
      if (head.seq < newest.seq) throw stop(head.seq + 1)
    } finally {
      if (head.seq !== this.#folded.head.seq) this.#folded = { head, at, state, rights }
    }
    return this.#folded
  }

  #stop(state: State, seq: number, cause?: unknown): WorkspaceStopped {
    return new WorkspaceStopped(this.#workspace, state.workspace?.slug ?? "", seq, { cause })
  }

  #follows(row: StoredEvent, { seq, hash }: Head): boolean {
    return row.seq === seq + 1 && rowHash(this.#reading.sha256, this.#workspace, hash, row) === row.hash
  }

  /**
   * The state as an audience reads it. If the attribution has changed, or the panel has opened wider, the gallery's view
   * is folded again from the first entry.
   */
  async view(audience: Audience): Promise<State> {
    const { state: room, head } = this.#folded
    if (audience === "room") return room
    const attribution = room.workspace?.attribution ?? "named"
    const opened = this.#opened
    const withheld = await this.#withholding()
    const isSame = this.#gallery?.attribution === attribution && this.#gallery.opened === opened
    let state = isSame && this.#gallery ? this.#gallery.state : emptyState
    const turn = new LoopTurns()
    const tables = new WeakSet<object>()
    for await (const entries of this.#pieces(state.seq, head.seq))
      for (const entry of entries) {
        const shown = outward(entry, attribution, withheld)
        if (shown) state = fold(state, [shown], shown.seq, tables)
        await turn.pause()
      }
    state = fold(state, [], head.seq)
    this.#gallery = { state, attribution, opened }
    return state
  }

  /**
   * The state from which minutes are written, and the scribe's text of a session as people without a seat read it; null
   * where that is the text of the minutes. Adopted minutes print everybody who stands in them.
   */
  async writtenView(audience: Audience): Promise<State> {
    if (audience === "room" || (await this.#withholding()) === null) return this.view(audience)
    const { seq } = this.head
    return fold(await inTurns(foldInParts(await this.written(seq, audience))), [], seq)
  }

  async heard(session: SessionId): Promise<{ state: State; list: Entry[] } | null> {
    const withheld = await this.#withholding(session)
    if (withheld === null) return null
    const { seq } = this.head
    const list = await this.#read(0, seq, "gallery", entry => entry, withheld)
    return { state: fold(await inTurns(foldInParts(list)), [], seq), list }
  }

  /** The entries in (from, to] as they are sent to an audience, without the words that were withdrawn up to the head. */
  async entries(from: number, to: number, audience: Audience): Promise<Entry[]> {
    const { state } = this.#folded
    return this.#read(from, to, audience, entry => withoutWithdrawn(state, entry), await this.#withholding())
  }

  /** All entries up to `to` as they were written, with the words that were withdrawn since. */
  written(to: number, audience: Audience): Promise<Entry[]> {
    return this.#read(0, to, audience, entry => entry, null)
  }

  async #read(
    from: number,
    to: number,
    audience: Audience,
    told: (entry: Entry) => Entry,
    withheld: Withholding | null,
  ): Promise<Entry[]> {
    const attribution = this.#folded.state.workspace?.attribution ?? "named"
    const list: Entry[] = []
    for await (const entries of this.#pieces(from, to))
      for (const one of entries) {
        const entry = told(one)
        const shown = audience === "gallery" ? outward(entry, attribution, withheld) : entry
        if (shown) list.push(shown)
      }
    return list
  }

  /**
   * Verifies the entries that are folded into the checkpoint. This happens once, before any of those entries is read.
   * Later entries are verified when they are folded.
   */
  async #prove(): Promise<void> {
    const turn = new LoopTurns()
    const { seq: last, hash } = this.#checkpoint
    const stop = (seq: number, cause?: unknown) => this.#stop(this.#folded.state, seq, cause)
    let head = nothing.head
    while (head.seq < last) {
      const limit = Math.min(entriesPerBatch, last - head.seq)
      const { rows, unreadable } = await readable(this.#reading.store, this.#workspace, head.seq, limit)
      for (const row of rows) {
        if (!this.#follows(row, head)) throw stop(head.seq + 1)
        head = { seq: row.seq, hash: row.hash }
        await turn.pause()
      }
      if (unreadable || rows.length === 0) throw stop(unreadable?.seq ?? head.seq + 1, unreadable)
    }
    if (head.hash !== hash) throw stop(last)
  }

  async *#pieces(from: number, to: number): AsyncGenerator<Entry[]> {
    const recent = this.#recent.between(from, to)
    if (recent) return yield recent
    if (from < this.#checkpoint.seq) {
      this.#proof ??= this.#prove()
      // after a failed verification the next call verifies again
      await this.#proof.catch((failure: unknown) => {
        this.#proof = null
        throw failure
      })
    }
    const turn = new LoopTurns()
    for (let after = from; after < to; ) {
      const rows = await this.#reading.store.events(this.#workspace, after, Math.min(entriesPerBatch, to - after))
      if (rows.length === 0) return
      yield rows.flatMap(row => entryOf(row) ?? [])
      after = rows.at(-1)?.seq ?? to
      await turn.pause()
    }
  }
}
