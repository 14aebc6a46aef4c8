import { html, nothing } from "lit"
import type { NoteLink } from "../../../connections/sync/noteLink.ts"
import "../../../elements/note/saving/plenary-refused.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"

/** Shows warnings above a note: too many client ids have written in it, or the server did not accept some text. */
export function noteTroubles(link: NoteLink, maySuggest: boolean) {
  const n = link.crowded.value
  return html`
    ${n > 0 ? html`<p class="notice warn" role="status">${refusalText({ code: "too-many-writers", params: { n } })}</p>` : nothing}
    <plenary-refused .saved=${link.saved.value} .maySuggest=${maySuggest} @refused-dismissed=${() => link.dismiss()}></plenary-refused>
  `
}
