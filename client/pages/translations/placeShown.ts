import { html, nothing } from "lit"
import type { SaidPlace } from "../../../shared/contract/queries/translating.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { plain, reading } from "../../i18n/texts.ts"

/** Where a text was said: its topic with a link, and the words to which it refers. */
export function placeShown({ topic, session, statement, quote, before }: SaidPlace, slug: string) {
  const wording = statement ? reading(statement.texts) : null
  return html`
    ${topic ? html`<p class="small"><a href=${`/w/${slug}/t/${topic.id}`}>${topic.letter} · ${plain(topic.title)}</a></p>` : nothing}
    ${!topic && session ? html`<p class="small"><a href=${`/w/${slug}/s/${session.id}`}>${plain(session.title)}</a></p>` : nothing}
    ${statement && wording ? about(msg("translating.statement", { label: statement.label }), wording.text, wording.lang) : nothing}
    ${quote ? about(msg("translating.passage"), quote, null) : nothing}
    ${before ? about(msg("translating.before"), before.text, before.lang) : nothing}`
}

const about = (label: string, text: string, lang: string | null) => html`<details class="about" open>
  <summary class="small muted">${label}</summary>
  <blockquote class="small" lang=${lang ? domLang(lang) : nothing}>${text}</blockquote>
</details>`
