import { signal } from "@preact/signals-core"
import type { DraftTyped, OwnDraft } from "../../../shared/contract/queries/translating.ts"
import { isLang } from "../../../shared/model/terms.ts"
import { failureOf } from "../../connections/http.ts"
import { fetchTranslations, saveDraft } from "../../connections/queries.ts"
import { inTab } from "../kept/kept.ts"
import { keepWords, keptPlaces, keptWords } from "../kept/keptWords.ts"

/** `kept`: the server has no receipt, and the words are in this tab alone. */
export type DraftState = "rest" | "saving" | "saved" | "kept"

/** Milliseconds without a key after which what was typed is sent. */
const pauseMs = 600
/** Milliseconds after which a failed attempt is repeated. */
const againMs = 4_000
/** Milliseconds after which words that the server refused are sent again. */
const refusedMs = 60_000

type Of = Pick<DraftTyped, "key" | "lang">

/** Words without a receipt, and when they were typed by the server's clock. */
interface Unsent {
  typed: DraftTyped
  at: number
  /** whether an earlier page of this tab kept them, so that the server may have newer ones */
  isOld: boolean
}

/** The ways to the server, and its clock. Tests replace them. */
interface Wires {
  send: (typed: DraftTyped) => Promise<unknown>
  /** fetches the draft that the server has of a text */
  stored: (of: Of) => Promise<OwnDraft | null>
  now: () => number
}

/**
 * Sends what a translator types to the server while they type. Until the server's receipt the words are kept in the tab
 * as well, so that neither a reload nor a lost connection nor a refusal loses them.
 */
export class DraftKeeper {
  readonly #state = signal<DraftState>("rest")
  /** the places whose words the server refused */
  readonly #refused = signal<ReadonlySet<string>>(new Set())
  readonly #member: string
  readonly #wires: Wires
  /** the words without a receipt, by text and language */
  readonly #unsent = new Map<string, Unsent>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending = false

  constructor(slug: string, member: string, wires: Partial<Wires> = {}) {
    this.#member = member
    this.#wires = {
      send: typed => saveDraft(slug, typed),
      stored: ({ key, lang }) => fetchTranslations(slug, [lang], { key }).then(({ texts }) => texts[0]?.draft ?? null),
      now: () => Date.now(),
      ...wires,
    }
    this.#load()
    if (this.#unsent.size > 0) this.#later(pauseMs)
  }

  /** Whether the words of a text are saved. */
  stateOf(of: Of): DraftState {
    return this.#refused.value.has(placeOf(of)) ? "kept" : this.#state.value
  }

  /**
   * The words that this tab kept and the server may not have; undefined if there are none, or if the server's draft is
   * newer.
   */
  unsent(of: Of, draft: OwnDraft | null): string | undefined {
    const kept = this.#unsent.get(placeOf(of))
    return kept && !isOutrun(kept, draft) ? kept.typed.text : undefined
  }

  /** Whether the words that were typed of this text came from the translation service. */
  isMachine(of: Of, draft: OwnDraft | null): boolean {
    const kept = this.#unsent.get(placeOf(of))
    const drafted = kept && !isOutrun(kept, draft) ? kept.typed.drafted : draft?.drafted
    return drafted === "engine"
  }

  /** Deletes the typed translation of a text, here and on the server, because its writer no longer wants it. */
  discard(of: Of): void {
    this.type({ ...of, text: "", seen: "", base: 0 })
    void this.flush()
  }

  type(typed: DraftTyped): void {
    const at = this.#wires.now()
    this.#unsent.set(placeOf(typed), { typed, at, isOld: false })
    keepWords(this.#stored(typed), { text: typed.text })
    const { seen, base, drafted } = typed
    inTab.write(this.#about(typed), typed.text === "" ? null : JSON.stringify({ seen, base, drafted, at }))
    if (this.#state.peek() !== "kept") this.#state.value = "saving"
    this.#later(pauseMs)
  }

  /** Forgets what was typed of a text, because it was handed over. */
  forget(of: Of): void {
    this.#drop(of)
    if (this.#unsent.size > 0) return
    clearTimeout(this.#timer)
    this.#state.value = "rest"
  }

  /** Sends at once what has no receipt yet, e.g. when the connection is back or the page is left. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    if (this.#sending) return
    this.#sending = true
    const refused = new Map<string, Unsent>()
    let isCut = false
    for (const [place, kept] of this.#unsent) {
      const status = await this.#deliver(kept)
      isCut = status === 0 || status >= 500
      if (isCut) break
      // newer words that were typed meanwhile are sent after these
      if (this.#unsent.get(place) !== kept) continue
      if (status >= 400) refused.set(place, kept)
      else this.#drop(kept.typed)
    }
    this.#sending = false
    if (isCut) {
      this.#state.value = "kept"
      return this.#later(againMs)
    }
    this.#refused.value = new Set(refused.keys())
    const isNew = [...this.#unsent].some(([place, kept]) => refused.get(place) !== kept)
    if (isNew) return this.#later(pauseMs)
    if (refused.size > 0) this.#later(refusedMs)
    if (this.#state.peek() !== "rest") this.#state.value = "saved"
  }

  /** Sends words, unless the server has newer ones. Returns the status of the failure; 200 if there is none. */
  async #deliver(kept: Unsent): Promise<number> {
    const { send, stored } = this.#wires
    try {
      if (!kept.isOld || !isOutrun(kept, await stored(kept.typed))) await send(kept.typed)
      return 200
    } catch (thrown) {
      return failureOf(thrown).status
    }
  }

  /** Takes up what an earlier page of this tab kept. */
  #load(): void {
    const prefix = `${this.#member} translation `
    for (const place of keptPlaces(prefix)) {
      const cut = place.lastIndexOf("/")
      const [key, lang] = [place.slice(prefix.length, cut), place.slice(cut + 1)]
      const text = keptWords(place)["text"] ?? ""
      if (!isLang(lang) || text === "") continue
      const { at, ...about } = aboutIn(inTab.read(this.#about({ key, lang })))
      this.#unsent.set(placeOf({ key, lang }), { typed: { key, lang, text, ...about }, at, isOld: true })
    }
  }

  #drop(of: Of): void {
    this.#unsent.delete(placeOf(of))
    keepWords(this.#stored(of), {})
    inTab.write(this.#about(of), null)
    this.#refused.value = new Set([...this.#refused.peek()].filter(place => place !== placeOf(of)))
  }

  #later(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), ms)
  }

  #about(of: Of): string {
    return `draft ${this.#stored(of)}`
  }

  #stored(of: Of): string {
    return `${this.#member} translation ${placeOf(of)}`
  }
}

const placeOf = ({ key, lang }: Of): string => `${key}/${lang}`

/** Whether the server's draft is newer than words that an earlier page kept. */
const isOutrun = ({ isOld, at }: Unsent, draft: OwnDraft | null): boolean =>
  isOld && draft !== null && draft.savedAt > at

/** Reads what the tab keeps beside the words: the original and the translation to which they belong, and their time. */
function aboutIn(kept: string | null): Pick<DraftTyped, "seen" | "base" | "drafted"> & { at: number } {
  try {
    return { seen: "", base: 0, at: 0, ...JSON.parse(kept ?? "{}") }
  } catch {
    return { seen: "", base: 0, at: 0 }
  }
}
