import { batch, computed, signal } from "@preact/signals-core"
import type {
  EngineAsked,
  EngineDraft,
  TranslationsWanted,
  TranslationWanted,
} from "../../../shared/contract/queries/translating.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { fetchEngineDraft, fetchTranslations } from "../../connections/queries.ts"

export type DeskState = { state: "loading" } | { state: "ready" } | { state: "failed"; failure: Failure }

/** Fetches a part of the queue. Tests replace it. */
export type FetchQueue = (
  direction: readonly Lang[],
  from?: { after?: string; key?: string },
) => Promise<TranslationsWanted>

/** The number of texts before the end of those fetched at which more are fetched. */
const ahead = 10

/**
 * The queue of one language, or of two both ways, on the desk of its reader: which texts wait, and which one is in front
 * of the reader.
 */
export class TranslationDesk {
  readonly now = signal<DeskState>({ state: "loading" })
  /** the languages into which the reader translates */
  readonly direction = signal<readonly Lang[]>(["en"])
  readonly texts = signal<readonly TranslationWanted[]>([])
  /** the position of the text in front of the reader */
  readonly at = signal(0)
  readonly waiting = signal(0)
  readonly done = signal(0)
  /** the numbers of texts that wait in the panel's other languages */
  readonly others = signal<TranslationsWanted["others"]>([])
  /** the texts whose originals are gone, while their translator still has words for them */
  readonly gone = signal<ReadonlySet<string>>(new Set())
  readonly text = computed<TranslationWanted | null>(() => this.texts.value[this.at.value] ?? null)
  readonly #wire: FetchQueue
  readonly #engine: (asked: EngineAsked) => Promise<EngineDraft>
  #next: string | null = null
  #asks = 0

  constructor(slug: string, ask: FetchQueue = (direction, from) => fetchTranslations(slug, direction, from)) {
    this.#wire = ask
    this.#engine = asked => fetchEngineDraft(slug, asked)
  }

  /** Fetches the queue of a direction from its beginning. `key`: the text that is put in front of the reader. */
  async open(direction: readonly Lang[], key?: string): Promise<void> {
    const ask = ++this.#asks
    this.direction.value = direction
    this.now.value = { state: "loading" }
    const [queue, one] = await Promise.all([this.#ask(), key === undefined ? null : this.#ask({ key })])
    if (ask !== this.#asks) return
    if ("failure" in queue) return void (this.now.value = { state: "failed", failure: queue.failure })
    const first = one && "texts" in one ? one.texts : []
    batch(() => {
      this.texts.value = [...first, ...queue.texts.filter(text => text.key !== key)]
      this.at.value = 0
      this.#count(queue)
      this.#next = queue.next
      this.now.value = { state: "ready" }
    })
  }

  /** Puts the next text in front of the reader, or the one before. */
  move(by: 1 | -1): void {
    const to = this.at.peek() + by
    if (to < 0 || to >= this.texts.peek().length) return
    this.at.value = to
    void this.#more()
    void this.refresh()
  }

  /** Asks the translation service for a draft. */
  engineDraft(asked: EngineAsked): Promise<EngineDraft | { failure: Failure }> {
    return this.#engine(asked).catch((thrown: unknown) => ({ failure: failureOf(thrown) }))
  }

  /** Takes a text from the desk, because its original is gone and its translator wants their words no more. */
  drop(key: string): void {
    const texts = this.texts.peek()
    this.texts.value = texts.filter(text => text.key !== key)
    this.at.value = Math.max(0, Math.min(this.at.peek(), texts.length - 2))
    void this.#more()
  }

  /** Removes a text from the list, because its translation was submitted. */
  handedOver(key: string): void {
    const texts = this.texts.peek()
    const at = texts.findIndex(text => text.key === key)
    if (at < 0) return
    batch(() => {
      this.texts.value = texts.filter(text => text.key !== key)
      this.at.value = Math.min(this.at.peek() - (at < this.at.peek() ? 1 : 0), Math.max(0, texts.length - 2))
      this.waiting.value = Math.max(0, this.waiting.peek() - 1)
      this.done.value += 1
    })
    void this.#more()
  }

  /** Keeps what the reader typed with its text, so that it is there when the reader comes back to it. */
  typed(key: string, draft: TranslationWanted["draft"]): void {
    this.texts.value = this.texts.peek().map(text => (text.key === key ? { ...text, draft } : text))
  }

  /**
   * Fetches the text in front of the reader again, because somebody else may have translated or corrected it meanwhile.
   * The reader's own words stay. `hasWords`: the reader has typed words, so that the text stays when its original is gone.
   */
  async refresh(hasWords = this.text.peek()?.draft?.text !== undefined): Promise<void> {
    const text = this.text.peek()
    if (!text) return
    const found = await this.#ask({ key: text.key })
    if ("failure" in found) return
    const [fresh] = found.texts
    const now = (one: TranslationWanted) =>
      fresh ? [{ ...fresh, draft: one.draft ?? fresh.draft }] : hasWords ? [one] : []
    const texts = this.texts.peek().flatMap(one => (one.key === text.key ? now(one) : [one]))
    batch(() => {
      if (!fresh && hasWords) this.gone.value = new Set([...this.gone.peek(), text.key])
      this.#count(found)
      this.texts.value = texts
      this.at.value = Math.max(0, Math.min(this.at.peek(), texts.length - 1))
    })
  }

  /**
   * Fetches the queue anew, because people said or translated something meanwhile. The text in front of the reader stays
   * there, with the reader's own words, and so do the texts before it. The rest follows in the queue's order of now.
   * Returns the number of texts that came to a desk without any.
   */
  async follow(): Promise<number> {
    if (this.now.peek().state !== "ready") return 0
    const ask = ++this.#asks
    const queue = await this.#ask()
    if (ask !== this.#asks || "failure" in queue) return 0
    const [known, at] = [this.texts.peek(), this.at.peek()]
    const [kept, later] = [known.slice(0, at + 1), new Map(known.map(text => [text.key, text]))]
    const stay = new Set(kept.map(({ key }) => key))
    const rest = queue.texts
      .filter(({ key }) => !stay.has(key))
      .map(text => ({ ...text, draft: later.get(text.key)?.draft ?? text.draft }))
    batch(() => {
      this.texts.value = [...kept, ...rest]
      this.#count(queue)
      this.#next = queue.next
    })
    return known.length === 0 ? rest.length : 0
  }

  async #more(): Promise<void> {
    const after = this.#next
    if (after === null || this.at.peek() < this.texts.peek().length - ahead) return
    this.#next = null
    const ask = this.#asks
    const more = await this.#ask({ after })
    if (ask !== this.#asks) return
    if ("failure" in more) return void (this.#next = after)
    const known = new Set(this.texts.peek().map(({ key }) => key))
    this.texts.value = [...this.texts.peek(), ...more.texts.filter(({ key }) => !known.has(key))]
    this.#next = more.next
  }

  #count({ waiting, done, others }: TranslationsWanted): void {
    this.waiting.value = waiting
    this.done.value = done
    this.others.value = others
  }

  #ask(from?: { after?: string; key?: string }): Promise<TranslationsWanted | { failure: Failure }> {
    return this.#wire(this.direction.peek(), from).catch((thrown: unknown) => ({ failure: failureOf(thrown) }))
  }
}
