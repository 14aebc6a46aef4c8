import { html, type TemplateResult } from "lit"
import { msg } from "../../i18n/msg.ts"
import "../../elements/shell/plenary-page-skeleton.ts"
import type { Topics } from "../../state/topics.ts"
import { failureText } from "../problem/failureText.ts"

/** The message that a page's topics are loading or could not be loaded. Null once the page has all topics. */
export function pendingTopic(shown: Topics, topics: readonly string[], rows = 2): TemplateResult | null {
  const held = shown.all(topics)
  switch (held.state) {
    case "there":
      return null
    case "loading":
      return html`<plenary-page-skeleton class="pending-topic" .rows=${rows}></plenary-page-skeleton>`
    case "failed":
      return html`<div class="notice warn stack tight pending-topic no-print" role="alert">
        <p><b>${msg("topic.notFetched")}</b> ${failureText(held.failure)}</p>
        <p><button class="small" @click=${() => shown.again()}>${msg("problem.again")}</button></p>
      </div>`
    default:
      return held satisfies never
  }
}
