import { html, nothing } from "lit"
import { msg } from "../../i18n/msg.ts"
import { panelsSent } from "../../state/sent/keptSent.ts"

/** Says on every page in which panels the reader sent something whose end they have not read yet. */
export function elsewhere(here: string | undefined) {
  const slugs = panelsSent().filter(slug => slug !== here)
  if (slugs.length === 0) return nothing
  return html`<div class="notice warn stack tight no-print" role="status"><p>${msg("outcome.elsewhere")}</p>
    <p class="row">${slugs.map(slug => html`<a class="button small" href=${`/w/${slug}`}>${msg("outcome.open")}</a>`)}</p></div>`
}
