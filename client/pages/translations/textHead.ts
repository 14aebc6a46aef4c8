import { html, nothing } from "lit"
import type { TranslationWanted } from "../../../shared/contract/queries/translating.ts"
import type { State } from "../../../shared/fold/state.ts"
import { clock, list, moment } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { namesThen } from "../../i18n/names.ts"
import { saidName } from "../../i18n/terms/saidTerms.ts"
import { placeShown } from "./placeShown.ts"

/** Shows how urgent a text is, who said it, when and where. `count`: its place in the queue. */
export function textHead(state: State, text: TranslationWanted, slug: string, count: string) {
  const name = namesThen(state)
  const by = list(text.authors.map(member => name(member, text.at)))
  const time = text.urgency === "live" ? clock(text.at) : moment(text.at)
  return html`<header class="stack tight">
    <div class="row">
      ${text.urgency === "later" ? nothing : html`<span class=${`chip ${chips[text.urgency]}`}>${urgencyWords(text.urgency)}</span>`}
      <h2>${saidName(text.key)}</h2>
      <span class="muted small">${by ? `${by} · ` : nothing}${time}</span>
      <span class="muted small count">${count}</span>
    </div>
    ${placeShown(text.place, slug)}
  </header>`
}

const chips = { live: "live", round: "warn", paper: "" } as const

function urgencyWords(urgency: keyof typeof chips): string {
  switch (urgency) {
    case "live":
      return msg("translating.live")
    case "round":
      return msg("translating.round")
    case "paper":
      return msg("translating.paper")
    default:
      return urgency satisfies never
  }
}
