import { signal } from "@preact/signals-core"
import type { DraftTyped } from "../../../shared/contract/queries/translating.ts"
import { failureOf } from "../../connections/http.ts"
import { saveDraft } from "../../connections/queries.ts"
import { inBrowser } from "../kept.ts"
import { keepWords, keptWords } from "../keptWords.ts"

/** `kept`: the server has no receipt, and the words are in this tab alone. */
export type DraftState = "rest" | "saving" | "saved" | "kept"

/** Milliseconds without a key after which what was typed is sent. */
const pauseMs = 600
/** Milliseconds after which a failed attempt is repeated. */
const againMs = 4_000

type Send = (typed: DraftTyped) => Promise<unknown>

/**
 * Sends what a translator types to the server while they type. Until the server's receipt the words are kept in the tab
 * as well, so that neither a reload nor a lost connection loses them.
 */
export class DraftKeeper {
  readonly state = signal<DraftState>("rest")
  readonly #member: string
  readonly #send: Send
  /** the words without a receipt, by text and language */
  readonly #unsent = new Map<string, DraftTyped>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending = false

  constructor(slug: string, member: string, send: Send = typed => saveDraft(slug, typed)) {
    this.#member = member
    this.#send = send
  }

  /** The words that this tab kept and the server may not have; undefined if there are none. */
  unsent(key: string, lang: string): string | undefined {
    return this.#unsent.get(placeOf({ key, lang }))?.text ?? keptWords(this.#stored({ key, lang }))["text"]
  }

  /** Whether the words that were typed of this text came from the translation service. */
  isMachine(of: Pick<DraftTyped, "key" | "lang">): boolean {
    return inBrowser.read(this.#marked(of)) !== null
  }

  type(typed: DraftTyped, machine = false): void {
    inBrowser.write(this.#marked(typed), machine ? "engine" : null)
    this.#unsent.set(placeOf(typed), typed)
    keepWords(this.#stored(typed), { text: typed.text })
    if (this.state.peek() !== "kept") this.state.value = "saving"
    this.#later(pauseMs)
  }

  /** Forgets what was typed of a text, because it was handed over. */
  forget(of: Pick<DraftTyped, "key" | "lang">): void {
    this.#unsent.delete(placeOf(of))
    keepWords(this.#stored(of), {})
    inBrowser.write(this.#marked(of), null)
    if (this.#unsent.size === 0) this.state.value = "rest"
  }

  /** Sends at once what has no receipt yet, e.g. when the connection is back or the page is left. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#sending) return
    this.#sending = true
    for (const [place, typed] of this.#unsent) {
      const failed = await this.#send(typed).then(
        () => false,
        (thrown: unknown) => failureOf(thrown).status === 0 || failureOf(thrown).status >= 500,
      )
      if (failed) {
        this.#sending = false
        this.state.value = "kept"
        return this.#later(againMs)
      }
      // newer words that were typed meanwhile are sent after these
      if (this.#unsent.get(place) === typed) {
        this.#unsent.delete(place)
        keepWords(this.#stored(typed), {})
      }
    }
    this.#sending = false
    if (this.#unsent.size > 0) return this.#later(pauseMs)
    if (this.state.peek() !== "rest") this.state.value = "saved"
  }

  stop(): void {
    void this.flush()
  }

  #later(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), ms)
  }

  #marked(of: { key: string; lang: string }): string {
    return `machine ${this.#stored(of)}`
  }

  #stored(of: { key: string; lang: string }): string {
    return `${this.#member} translation ${placeOf(of)}`
  }
}

const placeOf = ({ key, lang }: { key: string; lang: string }): string => `${key}/${lang}`
