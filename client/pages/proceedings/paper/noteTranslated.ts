import { html, nothing, type TemplateResult } from "lit"
import { paragraphsOf } from "../../../../shared/document/paragraphs/paragraphs.ts"
import type { Block } from "../../../../shared/document/readers.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { noteTranslations, readIn } from "../../../elements/note/translationsBelow.ts"
import { standingWords } from "../../../elements/translating/plenary-said.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import type { NoteText } from "../../../state/session/noteTexts.ts"

type Below = (block: Block) => TemplateResult | typeof nothing

/**
 * Prints below each paragraph of a note its translation into the language of the page, or that there is none yet. A note
 * without any translation prints nothing of this.
 */
export function translationsBelow(state: State, topic: string, note: NoteText & { state: "ready" }): Below {
  const lang = currentLang()
  const found = noteTranslations({ state, me: null }, topic)
  if (!found) return () => nothing
  const first = state.workspace?.languages[0] ?? "en"
  const placed = new Map(paragraphsOf(note.doc, found.rows).map(one => [one.block.from, one]))
  const isNamed = state.workspace?.attribution === "named"
  return ({ from }: Block) => {
    const paragraph = placed.get(from)
    if (!paragraph) return nothing
    const { read, isMissing } = readIn(paragraph, lang, first)
    if (isMissing) return html`<small class="paper-second muted">${msg("said.notYet")}</small>`
    return html`${read.map(({ row, isLevel }) => {
      const marks = [...(isNamed ? [standingWords(state, row)] : []), ...(isLevel ? [] : [msg("said.behind")])]
      return html`<span class="paper-second"><small class="muted">${marks.join(" · ")}</small>
        <span lang=${domLang(lang)}>${row.text}</span></span>`
    })}`
  }
}
