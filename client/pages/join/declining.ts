import type { Signal } from "@preact/signals-core"
import { html } from "lit"
import { msg } from "../../i18n/msg.ts"

/**
 * The answer of a person who was invited by a letter and cannot take part. The page says what follows and asks once;
 * `asks` is true while it asks.
 */
export function declining({ declined }: { declined: boolean }, asks: Signal<boolean>, decline: () => void) {
  if (declined) return html`<p class="notice" role="status">${msg("join.declined")}</p>`
  if (!asks.value)
    return html`<button type="button" @click=${() => (asks.value = true)}>${msg("join.decline")}</button>`
  return html`<p role="status">${msg("join.declineFollows")}</p>
    <div class="row">
      <button type="button" class="outlined" @click=${decline}>${msg("join.declineDo")}</button>
      <button type="button" class="quiet" @click=${() => (asks.value = false)}>${msg("dialog.cancel")}</button>
    </div>`
}
