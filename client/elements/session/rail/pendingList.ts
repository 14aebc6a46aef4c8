import { html, nothing } from "lit"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { copyWords } from "../../forms/copyWords.ts"
import { type PendingWords, RetryWanted } from "./pendingWords.ts"

/**
 * Shows each text that is being sent, at its future place. A refused text has the refusal and buttons to retry and to
 * copy.
 */
export function pendingList(host: EventTarget, pending: readonly PendingWords[]) {
  return pending.map(
    words => html`<div class="pending">
      ${words.quote ? html`<blockquote>${words.quote}</blockquote>` : nothing}
      <p class="text" lang=${domLang(words.lang)}>${words.text}</p>
      ${
        words.refused === null
          ? html`<p class="small muted">${msg("send.sending")}</p>`
          : html`<p class="small" role="alert">${words.refused}</p>
              <div class="row"><b class="small">${msg("send.failed")}</b>
                <button class="quiet small" @click=${() => host.dispatchEvent(new RetryWanted(words.id))}>${msg("send.retry")}</button>
                <button class="quiet small" @click=${(event: Event) => copyPending(event, words.text)}>${msg("send.copy")}</button>
              </div>`
      }
    </div>`,
  )
}

function copyPending({ currentTarget: button }: Event, text: string): void {
  const shown = button instanceof HTMLElement ? button.closest(".pending")?.querySelector<HTMLElement>(".text") : null
  void copyWords(text, shown ?? null)
}
