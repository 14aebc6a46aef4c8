import type { State } from "../../fold/state.ts"
import type { FormerTranslation, Translation } from "../../fold/translationState.ts"
import { presetTranslationDays, translationId } from "../../model/said.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import type { SaidText } from "./said.ts"

/** The state of a translation now (DOMAIN V2). A declined translation is shown no more. */
export type TranslationStanding = "by_interpreter" | "accepted" | "corrected" | "unconfirmed" | "declined"

const dayMs = 86_400_000

export const translationDays = ({ workspace }: Pick<State, "workspace">): number =>
  workspace?.translationDays ?? presetTranslationDays

/** The moment from which a translation that nobody answers is unconfirmed. */
export const unconfirmedFrom = (state: Pick<State, "workspace">, { at }: Pick<Translation, "at">): Instant =>
  at + translationDays(state) * dayMs

export function translationStanding(
  state: Pick<State, "workspace">,
  translation: Pick<Translation, "answer" | "at">,
  now: Instant,
): TranslationStanding {
  switch (translation.answer?.how) {
    case "accepted":
    case "corrected":
    case "declined":
      return translation.answer.how
    case "let_stand":
      return "unconfirmed"
    case undefined:
      return now >= unconfirmedFrom(state, translation) ? "unconfirmed" : "by_interpreter"
  }
}

/** The translation of a text that readers of this language are shown; null if there is none to show. */
export function translationOf(
  { translations }: Pick<State, "translations">,
  { key, lang: original }: Pick<SaidText, "key" | "lang">,
  lang: Lang,
): Translation | null {
  if (original === lang) return null
  const row = translations[translationId(key, lang)]
  return row && row.text !== "" ? row : null
}

/** The languages of the panel in which a text is not yet read, or only as it was before (DOMAIN V2). */
export const waitingIn = (
  { workspace, translations }: Pick<State, "workspace" | "translations">,
  { key, lang: original }: Pick<SaidText, "key" | "lang">,
): Lang[] =>
  (workspace?.languages ?? []).filter(lang => {
    if (lang === original) return false
    const row = translations[translationId(key, lang)]
    return row === undefined || row.behind === true || (row.text === "" && row.answer === null)
  })

/**
 * Returns a translation as it was read at a moment: with the words of that time, and without an answer that came later.
 * Null if none was handed in by then.
 */
function asOf({ former = [], ...now }: Translation, at: Instant): Translation | null {
  const then = [...former, now].findLast(one => wordsSince(one) <= at)
  if (!then) return null
  return then.answer && then.answer.at > at ? { ...then, answer: null } : then
}

/** The moment since which a translation has its words. The words of a declined one ended with the answer. */
const wordsSince = ({ at, answer }: FormerTranslation): Instant =>
  answer?.how === "corrected" || answer?.how === "declined" ? Math.max(at, answer.at) : at

/** The translations as they were read at a moment (DOMAIN V7). */
export const translationsAsOf = (translations: State["translations"], at: Instant): State["translations"] =>
  Object.fromEntries(
    Object.entries(translations).flatMap(([id, row]) => {
      const then = asOf(row, at)
      return then ? [[id, then]] : []
    }),
  )
