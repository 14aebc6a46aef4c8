import { html, nothing, type TemplateResult } from "lit"
import { type Placed, paragraphsOf, paragraphWords } from "../../../../shared/document/paragraphs/paragraphs.ts"
import type { Block } from "../../../../shared/document/readers.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Translation } from "../../../../shared/fold/translationState.ts"
import { noteTranslations, readIn } from "../../../elements/note/translationsBelow.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { originWords } from "../../../i18n/texts.ts"
import type { NoteText } from "../../../state/session/noteTexts.ts"

type Said = Pick<Block, "lang" | "text">
type Below = (block: Block) => TemplateResult | typeof nothing

/**
 * Prints below each paragraph of a note its translation into the language of the page, or a line that there is none
 * yet. A note without any translation prints neither.
 */
export function translationsBelow(state: State, topic: string, note: NoteText & { state: "ready" }): Below {
  const lang = currentLang()
  const found = noteTranslations({ state, me: null }, topic)
  if (!found) return () => nothing
  const first = state.workspace?.languages[0] ?? "en"
  const placed = new Map(paragraphsOf(note.doc, found.rows).map(one => [one.block.from, one]))
  return ({ from }: Block) => {
    const paragraph = placed.get(from)
    if (!paragraph) return nothing
    const { read, isMissing } = readIn(paragraph, lang, first)
    if (isMissing) return html`<small class="paper-second muted">${msg("said.notYet")}</small>`
    return html`${read.map(one => secondText(state, one))}`
  }
}

/**
 * Shows below each paragraph of an earlier note the translations of its very words that there were then. `state` is the
 * panel at that moment.
 */
export function translationsThen(state: State, topic: string): (block: Said) => TemplateResult | typeof nothing {
  const lang = currentLang()
  const found = noteTranslations({ state, me: null }, topic)
  if (!found) return () => nothing
  const first = state.workspace?.languages[0] ?? "en"
  const byWords = Map.groupBy(found.rows, ({ paragraph }) => paragraphWords(paragraph?.anchor.exact ?? ""))
  return block => {
    const placed = (byWords.get(paragraphWords(block.text)) ?? []).map(row => ({ row, isLevel: true }))
    return html`${readIn({ block, placed }, lang, first).read.map(one => secondText(state, one))}`
  }
}

function secondText(state: State, { row, isLevel }: Placed<Translation>): TemplateResult {
  const isNamed = state.workspace?.attribution === "named"
  const mark = isNamed ? originWords(state, row, !isLevel || undefined) : isLevel ? "" : msg("said.behind")
  return html`<span class="paper-second"><small class="muted">${mark}</small>
    <span lang=${domLang(row.lang)}>${row.text}</span></span>`
}
