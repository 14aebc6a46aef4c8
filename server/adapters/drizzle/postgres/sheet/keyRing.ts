import type { RoundId } from "../../../../../shared/model/ids.ts"
import { BallotsLocked } from "../../../../ports/database/failing.ts"
import type { KeyFile, SheetKey } from "./keyFile.ts"
import { KeyPassing, type KeyPassingPorts } from "./keyPassing.ts"
import { keyBytes } from "./sealedSheet.ts"

/**
 * Milliseconds for which a key is kept although its sheet is not stored, because the sheet may not be committed yet.
 */
const unwrittenMs = 10_000
/** Milliseconds before the other processes are asked again for the same key. */
const askAgainMs = 1_000

/** The version of a round's sheet that is stored, and the id of its key. */
export interface SheetHead {
  round: RoundId
  version: number
  keyId: string
}

interface Held extends SheetKey {
  /** milliseconds on the process's own clock */
  since: number
}

const slot = (round: RoundId, id: string) => `${round} ${id}`

/**
 * The keys of sheets that this process has. Whole keys are only in memory; the half that opens ballots is also on the
 * disk. The ring has several keys of one round only until it knows which key the stored sheet needs.
 */
export class KeyRing {
  readonly #file: KeyFile | null
  readonly #passing: KeyPassing
  readonly #held = new Map<string, Held>()
  readonly #asked = new Map<string, { answer: Promise<void>; until: number }>()

  constructor(file: KeyFile | null, ports: Omit<KeyPassingPorts, "own" | "store" | "isKeeper">) {
    this.#file = file
    for (const key of file?.read() ?? []) this.#hold(key)
    this.#passing = new KeyPassing({
      ...ports,
      isKeeper: file !== null,
      own: (round, id) => this.#held.get(slot(round, id)) ?? null,
      store: key => this.#store(key),
    })
  }

  /**
   * Returns the key of a sheet from memory or from another process. If only the half from the disk is available,
   * returns this half. Throws if no part of the key is available.
   */
  async get({ round, keyId }: SheetHead): Promise<Buffer> {
    if (this.#held.get(slot(round, keyId))?.bytes.length !== keyBytes) await this.#ask(round, keyId)
    const held = this.#held.get(slot(round, keyId))
    if (!held) throw new BallotsLocked()
    // a copy, because a key is overwritten when it is forgotten
    return Buffer.from(held.bytes)
  }

  /** Whether a sheet with this head has been replaced already, as far as this process knows. */
  isBehind({ round, version }: SheetHead): boolean {
    return [...this.#held.values()].some(key => key.round === round && key.version > version)
  }

  /** Whether another process may have the key of a sheet that this process could not get. */
  isElsewhere = ({ keyId }: SheetHead): boolean => this.#passing.isElsewhere(keyId)

  /** Stores a new key on the disk and hands it to the other processes, before the sheet with this key is committed. */
  async prepare(key: SheetKey): Promise<void> {
    this.#store(key)
    await this.#passing.hand(key)
  }

  /** Forgets a key whose sheet was not committed. */
  drop({ round, id }: Pick<SheetKey, "round" | "id">): void {
    this.#forget([{ round, id }])
    this.#passing.tellChanged()
  }

  /**
   * Forgets the older keys of a round, in this process and in all others, because the round's sheet was committed or
   * destroyed.
   */
  committed(round: RoundId, head: SheetHead | null): void {
    this.#forget([...this.#held.values()].filter(key => key.round === round && isOver(key, head)))
    this.#passing.tellChanged()
  }

  /** Forgets all keys that no sheet needs, given the heads of all sheets. */
  forgetBut(heads: readonly SheetHead[]): void {
    const byRound = new Map(heads.map(head => [head.round, head]))
    const now = performance.now()
    const isUnneeded = (key: Held) => {
      const head = byRound.get(key.round) ?? null
      // the first sheet of a round may not be committed yet
      if (head === null && key.version === 1 && now - key.since < unwrittenMs) return false
      return isOver(key, head)
    }
    this.#forget([...this.#held.values()].filter(isUnneeded))
  }

  close(): void {
    this.#passing.close()
    this.#file?.close()
  }

  /** Stores a key, unless this process has it already. Half of a key never replaces the whole key. */
  #store(key: SheetKey): void {
    const held = this.#held.get(slot(key.round, key.id))
    if (held && held.bytes.length >= key.bytes.length) return
    if (!held) this.#file?.add(key)
    this.#hold(key)
  }

  #hold(key: SheetKey): void {
    this.#held.set(slot(key.round, key.id), { ...key, since: performance.now() })
  }

  /** Asks the other processes for a key, but not again within `askAgainMs`. */
  async #ask(round: RoundId, id: string): Promise<void> {
    const name = slot(round, id)
    const now = performance.now()
    const asked = this.#asked.get(name)
    if (asked && now < asked.until) return asked.answer
    for (const [other, { until }] of this.#asked) if (until <= now) this.#asked.delete(other)
    const answer = this.#passing.ask(round, id)
    this.#asked.set(name, { answer, until: now + askAgainMs })
    return answer
  }

  #forget(keys: readonly Pick<SheetKey, "round" | "id">[]): void {
    if (keys.length === 0) return
    for (const { round, id } of keys) {
      this.#held.get(slot(round, id))?.bytes.fill(0)
      this.#held.delete(slot(round, id))
    }
    this.#file?.remove(keys)
  }
}

/**
 * Whether no stored sheet needs the key: the round has no sheet, a newer sheet, or another sheet of the same version.
 */
const isOver = ({ version, id }: SheetKey, head: SheetHead | null): boolean =>
  head === null || version < head.version || (version === head.version && id !== head.keyId)
