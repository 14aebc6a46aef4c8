import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"

export type Applied = { kind: "news"; update: Uint8Array } | { kind: "nothing" } | { kind: "broken" }

/** A note's document in the server, which never writes into it: Yjs's own clean-up of formatting is prevented. */
export class NoteDoc extends Y.Doc {
  #changed: Uint8Array | null = null

  constructor() {
    super()
    this.getXmlFragment(noteRoot)
  }

  /**
   * Applies a judged update and returns what it really changed: exactly that is stored and sent on. `broken`: the
   * update breaks a rule after all, and the document has to be discarded.
   */
  apply(update: Uint8Array): Applied {
    // listens from the first judged update on: while a document is loaded, the changes are not needed
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

  /** Yjs emits eight events for each keystroke, and makes a map and a list for each of them even without listeners. */
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
 * Drops Yjs's finished transactions. While a note is quiet the list survives into the old generation of the garbage
 * collector, which rarely runs, and keeps everything that it refers to alive (200 notes: 250 KB in a tenth of a second
 * with it, 130 without).
 */
function forget(transactions: unknown): void {
  if (Array.isArray(transactions)) transactions.length = 0
}
