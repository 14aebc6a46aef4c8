import { html, type TemplateResult } from "lit"
import { translationId } from "../../../shared/model/said.ts"
import type { View } from "../../acts/scene.ts"
import { currentLang } from "../../i18n/language.ts"
import "./plenary-said.ts"
import type { SaidFacts } from "./plenary-said.ts"

/** The parts of a view that the element needs: who reads, and the state with its translations. */
export type SaidReader = Pick<View, "state"> & { me: Pick<View["me"], "member" | "role"> | null }

export type SaidBy = Omit<SaidFacts, "authors" | "hidden"> & { by: string | null; hidden?: boolean }

/**
 * Shows a text that somebody said, in the reader's language where it has a translation. `plain` is how the place shows
 * a text that nobody has translated.
 */
export function saidShown({ state, me }: SaidReader, said: SaidBy, plain: TemplateResult, quoted = false) {
  const { by, hidden = false, ...text } = said
  const isOwn = me?.member !== null && me?.member !== undefined
  const languages = isOwn ? (state.workspace?.languages ?? []) : [currentLang()]
  if (!languages.some(lang => state.translations[translationId(text.key, lang)])) return plain
  const authors = Object.values(state.members).flatMap(({ id }) => (id === by ? [id] : []))
  return html`<plenary-said .said=${{ ...text, authors, hidden }} .state=${state} .me=${me} ?quoted=${quoted}></plenary-said>`
}
