import type { State } from "../../../fold/state.ts"
import type { SaidKey } from "../../../model/ids.ts"
import { translationId } from "../../../model/said.ts"
import type { Instant, Lang } from "../../../model/terms.ts"
import { type Second, secondIn } from "./secondTexts.ts"

/** A translation that came, changed or was answered since the adoption, with the moment. */
export interface LaterSecond {
  at: Instant
  /** null if a translation that the adopted paper prints is shown no more */
  second: Second | null
}

/**
 * Returns the translation of a text if it was handed in, corrected or answered since the adoption; else null. `then` is
 * the state of the adoption. Where names stay in the room, an answer alone is not told.
 */
export function laterSecond(then: State, now: State, key: SaidKey, lang: Lang): LaterSecond | null {
  const named = now.workspace?.attribution === "named"
  const [before, second] = [secondIn(then, key, lang), secondIn(now, key, lang)]
  if (before?.text === second?.text && (!named || isSameOrigin(before, second))) return null
  const row = now.translations[translationId(key, lang)]
  return row ? { at: Math.max(row.at, row.answer?.at ?? 0), second } : null
}

const isSameOrigin = (before: Second | null, now: Second | null): boolean =>
  before?.kind === now?.kind && JSON.stringify(before?.origin) === JSON.stringify(now?.origin)
