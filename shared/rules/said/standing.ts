import type { State } from "../../fold/state.ts"
import type { FormerTranslation, Translation } from "../../fold/translationState.ts"
import type { MemberId } from "../../model/ids.ts"
import { type Maker, type Origin, originTold, presetTranslationDays, translationId } from "../../model/said.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import { seatOn } from "../people/seatsHeld.ts"
import { findMember } from "../readings/rows.ts"
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

/** Where the words of a second text come from that a panelist handed in inside a sealed answer (DOMAIN V13). */
export const sealedOrigin: Origin = { made: "person", stands: "author" }

/**
 * Returns where the words of a translation come from. `said` is the original; without it the one who answered counts as
 * its author unless the author named them. Where the author is hidden, a person's work is told without their role (DOMAIN
 * V5).
 */
export const translationOrigin = (
  { members }: Pick<State, "members">,
  row: FormerTranslation,
  said: Pick<SaidText, "authors"> | undefined,
): Origin => ({
  ...(row.drafted === "author" ? sealedOrigin : { made: makerOf({ members }, row), ...standingFor(row, said) }),
  ...(row.behind && { behind: true }),
})

function makerOf(state: Pick<State, "members">, { drafted, hidden, by, at }: FormerTranslation): Maker {
  if (drafted === "engine") return "machine"
  const member = hidden ? undefined : findMember(state, by)
  return member && seatOn(member, at).role === "interpreter" ? "interpreter" : "person"
}

function standingFor(
  { answer, reader, paragraph }: FormerTranslation,
  said: Pick<SaidText, "authors"> | undefined,
): Omit<Origin, "made" | "behind"> {
  if (answer?.how !== "accepted" && answer?.how !== "corrected") return { stands: "nobody" }
  const corrected = answer.how === "corrected" && { corrected: true as const }
  const authors = said?.authors ?? paragraph?.authors ?? []
  const isAnother = authors.length > 0 ? !authors.some(one => one === answer.by) : reader?.member === answer.by
  return answer.by !== null && isAnother
    ? { stands: "reader", reader: answer.by, ...corrected }
    : { stands: "author", ...corrected }
}

/** Says where the words of a translation come from, with the name of the reader as `name` writes it. */
export const originNamed = (lang: Lang, { reader, ...origin }: Origin, name: (member: MemberId) => string): string =>
  originTold(lang, { ...origin, ...(reader && { name: name(reader) }) })
