import type { MemberId, SaidKey, SessionId, TopicId } from "../../model/ids.ts"
import type { Drafter } from "../../model/said.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import type { Spoken, Texts } from "../../model/texts.ts"

/** The texts of the queue that one answer holds. */
export const translationsAtOnce = 50

/** Where a text was said. A part is absent if the text belongs to no such thing. */
export interface SaidPlace {
  topic?: { id: TopicId; letter: string; title: Texts }
  session?: { id: SessionId; title: Texts }
  statement?: { label: string; texts: Texts }
  /** The passage of the note about which the thread is. */
  quote?: string
  /** The comment before this one. */
  before?: Spoken
}

/** The words that the caller has typed of a translation and not handed over. Only the caller gets them. */
export interface OwnDraft {
  text: string
  seen: string
  base: number
  drafted: Drafter
  savedAt: Instant
}

/** One text that waits for its translation. */
export interface TranslationWanted {
  key: SaidKey
  /** The language into which it waits. */
  into: Lang
  /** The language it was said in; null if the entry states none. */
  lang: Lang | null
  text: string
  at: Instant
  /** The people who said it; empty if nobody may know. */
  authors: readonly MemberId[]
  urgency: "live" | "round" | "paper" | "later"
  place: SaidPlace
  /** The newest translation; null if there is none. In the queue it is one that is behind its original. */
  translation: { text: string; revision: number; by: MemberId | null; at: Instant; behind: boolean } | null
  draft: OwnDraft | null
  /** Whether the translation service may draft it (DOMAIN V11). */
  leaves: boolean
}

/**
 * `GET /api/workspaces/{slug}/translations?lang=…&after=…`: the texts that the caller may translate into the language,
 * most urgent first. With two languages (`lang=…&lang=…`) they are those that were said in the one and wait in the other,
 * both ways in one list. `waiting` and `done` count all of them. `others` counts what else waits in each language of the
 * panel, without the paragraphs of notes; `live` counts those of them that were said in the session held now. `next`
 * continues after the last text; null at the end. With `key=…` the answer holds this text alone, also if it no longer
 * waits.
 */
export interface TranslationsWanted {
  waiting: number
  done: number
  others: readonly { lang: Lang; waiting: number; live: number }[]
  texts: TranslationWanted[]
  next: string | null
}

/**
 * `PUT /api/workspaces/{slug}/translation-draft`: what the caller has typed of a translation. An empty text deletes it.
 * `seen` is the hash of the original on the caller's screen, and `base` the revision of the translation there.
 */
export interface DraftTyped {
  key: SaidKey
  lang: Lang
  text: string
  seen: string
  base: number
  /** Whether the words came from the translation service. A program that does not state it has them from a person. */
  drafted?: Drafter | undefined
}

/** The answer: when the text was stored. */
export interface DraftSaved {
  savedAt: Instant
}

/** `POST /api/workspaces/{slug}/engine-draft`: the text that is to be drafted by the translation service. */
export interface EngineAsked {
  key: SaidKey
  lang: Lang
}

/** The answer: the draft, with the names put back. */
export interface EngineDraft {
  text: string
}
