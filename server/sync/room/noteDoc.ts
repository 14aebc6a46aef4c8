import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"

export type Applied = { kind: "news"; update: Uint8Array } | { kind: "nothing" } | { kind: "broken" }

/**
 * A note's Yjs document on the server. The server never writes into it, so Yjs's own clean-up of formatting, which
 * would write, is prevented.
 */
export class NoteDoc extends Y.Doc {
  #changed: Uint8Array | null = null

  constructor() {
    super()
    this.getXmlFragment(noteRoot)
  }

  /**
   * Applies a judged update and returns the bytes that changed the document. Only these bytes are stored and sent on.
   * `broken`: the applied update breaks a rule, so the document must be discarded.
   */
  apply(update: Uint8Array): Applied {
    // the listener is added at the first judged update, because updates that load the document need not be stored again
    if (!this._observers.has("update")) this.on("update", this.#keep)
    try {
      Y.applyUpdate(this, update)
    } catch {
      return { kind: "broken" }
    }
    if (!this.#isWhole) return { kind: "broken" }
    const changed = this.#changed
    this.#changed = null
    return changed === null ? { kind: "nothing" } : { kind: "news", update: changed }
  }

  readonly #keep = (bytes: Uint8Array): void => {
    this.#changed = this.#changed === null ? bytes : Y.mergeUpdates([this.#changed, bytes])
  }

  /** Whether no struct waits for missing ones, the note is the only root, and there is no subdocument. */
  get #isWhole(): boolean {
    const { pendingStructs, pendingDs } = this.store
    return pendingStructs === null && pendingDs === null && this.share.size === 1 && this.subdocs.size === 0
  }

  /**
   * Skips events that have no listener. Yjs emits eight events per keystroke, and makes a map and a list for each one
   * even without a listener.
   */
  override emit(...[name, args]: Parameters<Y.Doc["emit"]>): void {
    if (name === "afterTransaction") withoutCleanUp(args[0])
    if (name === "afterAllTransactions") forget(args[1])
    if (this._observers.has(name)) super.emit(name, args)
  }
}

function withoutCleanUp(transaction: unknown): void {
  if (transaction instanceof Y.Transaction) transaction._needFormattingCleanup = false
}

/**
 * Empties Yjs's list of finished transactions. Otherwise the list of a quiet note moves to the old generation of the
 * garbage collector, which is rarely collected. There the list keeps in memory everything to which it refers. Measured
 * with 200 notes: memory grows by 250 KB in a tenth of a second with the list, by 130 KB without.
 */
function forget(transactions: unknown): void {
  if (Array.isArray(transactions)) transactions.length = 0
}
