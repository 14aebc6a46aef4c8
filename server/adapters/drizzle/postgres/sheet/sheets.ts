import { randomBytes } from "node:crypto"
import type { RoundId } from "../../../../../shared/model/ids.ts"
import { BallotsLocked } from "../../../../ports/database/failing.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import { type Runner, runStatement, type Steps } from "../../statement.ts"
import type { KeyRing, SheetHead } from "./keyRing.ts"
import { keyBytes, openSheet, sealSheet } from "./sealedSheet.ts"
import type { Sheet } from "./sheet.ts"
import * as on from "./sheetStatements.ts"

/** How often a change is tried if other processes change the sheet each time. */
const tries = 20
/**
 * The longest wait in ms before a change is tried again. The wait is random, so that two processes do not conflict
 * again at once.
 */
const retryMs = 50

/** Milliseconds between two reads of the heads of all sheets, because a message about a change may be lost. */
const lookEveryMs = 1_000

/** The result of a decision on a sheet, and the sheet to write next; `next` is null if nothing is written. */
export type SheetChange<T> = { result: T; next: null } | { result: T; next: Sheet; beside?: () => Steps<T | null> }

export const unchanged = <T>(result: T): SheetChange<T> => ({ result, next: null })

interface OpenSheet {
  head: SheetHead
  sheet: Sheet
}

/**
 * Reads and changes sealed sheets. Each change encrypts the whole sheet with a new key. Before the commit, the key is
 * stored on the disk of this process and of another process, if there is one. Older keys are forgotten at once.
 */
export class Sheets {
  readonly #runner: Runner
  readonly #ring: KeyRing
  readonly #clock: Pick<Clock, "wait" | "now">
  readonly #open = new Map<RoundId, OpenSheet>()
  readonly #turns = new Map<RoundId, Promise<unknown>>()
  readonly #locked = new Map<RoundId, number>()
  readonly #lostListeners = new Set<(round: RoundId) => void>()
  readonly #lostAfterMs: number
  #looking: Promise<void> = Promise.resolve()
  /** the check of the sheets that begins when the running check has ended */
  #coming: Promise<void> | null = null
  #closed = false

  constructor(runner: Runner, ring: KeyRing, clock: Pick<Clock, "wait" | "now">, lostAfterMs: number) {
    this.#runner = runner
    this.#ring = ring
    this.#clock = clock
    this.#lostAfterMs = lostAfterMs
    void this.#watch()
  }

  /** Returns the round's stored sheet and its head; null if the round has none. */
  async read(round: RoundId): Promise<OpenSheet | null> {
    for (let n = 0; ; n++) {
      const [row] = await this.#runner.ask(on.sheetHead, { round })
      if (!row) return null
      const known = this.#open.get(round)
      if (known && isSame(known.head, row)) return known
      try {
        return await this.#openStored(round)
      } catch (failure) {
        // another process may have replaced the sheet and forgotten the older key; the new sheet is then read
        const [now] = await this.#runner.ask(on.sheetHead, { round })
        if (!now || isSame(now, row) || n >= tries || !(failure instanceof BallotsLocked)) throw failure
      }
    }
  }

  async #openStored(round: RoundId): Promise<OpenSheet | null> {
    const [row] = await this.#runner.ask(on.sheetOf, { round })
    if (!row) return null
    const { sealed, ...head } = row
    const opened = { head, sheet: openSheet(sealed, await this.#ring.get(head), head) }
    this.#open.set(round, opened)
    return opened
  }

  /**
   * Changes a round's sheet. `act` decides on the sheet, and is called again if another process has changed the sheet
   * meanwhile. The steps of `beside` run first in the same transaction; if they return a result, nothing is written.
   */
  change<T>(round: RoundId, act: (sheet: Sheet | null) => SheetChange<T>): Promise<T> {
    return this.#inTurn(round, async () => {
      for (let n = 0; n < tries; n++) {
        if (n > 0) await this.#clock.wait(Math.random() * retryMs)
        const done = await this.#tryToChange(round, act)
        if (done !== null) return done.result
      }
      throw new Error(`the sheet of the round ${round} was changed by others ${tries} times in a row`)
    })
  }

  async #tryToChange<T>(round: RoundId, act: (sheet: Sheet | null) => SheetChange<T>): Promise<{ result: T } | null> {
    const before = await this.read(round)
    const change = act(before?.sheet ?? null)
    if (change.next === null) return change
    const version = (before?.head.version ?? 0) + 1
    const key = { round, version, id: randomBytes(12).toString("base64url"), bytes: randomBytes(keyBytes) }
    const head = { round, version, keyId: key.id }
    const written = { ...head, sealed: sealSheet(change.next, key.bytes, key) }
    await this.#ring.prepare(key)
    const outcome = await this.#runner.transaction(
      () => write(written, before?.head ?? null, change.beside),
      ({ kind }) => kind === "written",
    )
    if (outcome.kind === "written") {
      const { tokens } = change.next
      this.#open.set(round, { head, sheet: { ...change.next, tokens: tokens && { ...tokens, version } } })
      this.#ring.committed(round, head)
      return change
    }
    this.#ring.drop(key)
    return outcome.kind === "moved" ? null : { result: outcome.result }
  }

  /** Deletes a round's sheet. This process and all others forget its keys. */
  async destroy(round: RoundId): Promise<void> {
    await this.#runner.transaction(
      () => runStatement(on.removeSheet, { round }),
      () => true,
    )
    this.#open.delete(round)
    this.#locked.delete(round)
    this.#ring.committed(round, null)
  }

  /** Calls the listener, each second, with each round whose key no process has had for too long. */
  onLost(listener: (round: RoundId) => void): () => void {
    this.#lostListeners.add(listener)
    return () => void this.#lostListeners.delete(listener)
  }

  /** Checks which sheets are stored. Forgets the keys and the decrypted sheets that are no longer needed. */
  look(): Promise<void> {
    // one check that has not begun yet is enough for all messages that arrive before it begins
    this.#coming ??= this.#looking.then(() => {
      this.#coming = null
      // the database may be unreachable; the next check follows in any case
      this.#looking = this.#lookNow().catch(() => {})
      return this.#looking
    })
    return this.#coming
  }

  async #lookNow(): Promise<void> {
    if (this.#closed) return
    const heads = await this.#runner.ask(on.sheetHeads, {})
    if (this.#closed) return
    this.#ring.forgetBut(heads)
    const rounds = new Set(heads.map(({ round }) => round))
    for (const kept of [this.#open, this.#locked])
      for (const round of kept.keys()) if (!rounds.has(round)) kept.delete(round)
    for (const head of heads) await this.#fetchKey(head)
  }

  /** Resolves when this process sends no more queries for sheets. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([this.#coming, this.#looking, ...this.#turns.values()])
    this.#open.clear()
    this.#ring.close()
  }

  /** Fetches the key of a sheet, so that the key is also on this process's disk. */
  async #fetchKey(head: SheetHead): Promise<void> {
    const { round } = head
    if (this.#ring.isBehind(head)) return
    try {
      await this.#ring.get(head)
      this.#locked.delete(round)
    } catch (failure) {
      if (!(failure instanceof BallotsLocked)) throw failure
      // another process may have the key, if no messages arrive here or this process has another password than the
      // others
      if (this.#ring.isElsewhere(head)) return void this.#locked.delete(round)
      const since = this.#locked.get(round) ?? this.#clock.now()
      this.#locked.set(round, since)
      if (this.#clock.now() - since < this.#lostAfterMs) return
      for (const tell of this.#lostListeners) tell(round)
    }
  }

  async #watch(): Promise<void> {
    while (!this.#closed) {
      await this.look()
      await this.#clock.wait(lookEveryMs)
    }
  }

  #inTurn<T>(round: RoundId, act: () => Promise<T>): Promise<T> {
    const done = (this.#turns.get(round) ?? Promise.resolve()).then(act, act)
    const settled = done
      .then(
        () => {},
        () => {},
      )
      .then(() => {
        if (this.#turns.get(round) === settled) this.#turns.delete(round)
      })
    this.#turns.set(round, settled)
    return done
  }
}

const isSame = (one: SheetHead, other: SheetHead): boolean => one.version === other.version && one.keyId === other.keyId

type Outcome<T> = { kind: "written" } | { kind: "moved" } | { kind: "instead"; result: T }

function* write<T>(
  next: SheetHead & { sealed: Uint8Array },
  before: SheetHead | null,
  beside: (() => Steps<T | null>) | undefined,
): Steps<Outcome<T>> {
  const instead = beside ? yield* beside() : null
  if (instead !== null) return { kind: "instead", result: instead }
  const rows = before
    ? yield* runStatement(on.moveSheet, { ...next, before: before.version, keyBefore: before.keyId })
    : yield* runStatement(on.addSheet, next)
  return { kind: rows.length > 0 ? "written" : "moved" }
}
