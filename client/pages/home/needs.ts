import { html, nothing } from "lit"
import type { Need } from "../../../shared/contract/queries.ts"
import { nameChange } from "../../../shared/model/names.ts"
import { inCities } from "../../i18n/cities.ts"
import { day } from "../../i18n/formats.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { addressSetWords, renamedWords } from "../../i18n/names.ts"
import { confirmWords } from "../../i18n/sentences/proposal/proposalText.ts"
import { followWords, languageName, roleName } from "../../i18n/terms/terms.ts"
import { plain } from "../../i18n/texts.ts"

/** The rounds, texts and other items of a workspace that wait for the reader, each with a link. */
export function needs(list: readonly Need[], slug: string) {
  if (list.length === 0) return nothing
  return html`<section class="stack tight" aria-label=${msg("home.needs")}>
    <h3 class="overline">${msg("home.needs")}</h3>
    <ul class="list" role="list">${list.map(
      one =>
        html`<li><a class="list-row" href=${`/w/${slug}${place(one)}`}><span>${words(one)}</span> ${due(one)}</a></li>`,
    )}</ul>
  </section>`
}

function place(need: Need): string {
  if ("n" in need && (need.need === "confirm" || need.need === "consent" || need.need === "review"))
    return `/r/${need.n}`
  if (need.need === "webhooks") return "/settings"
  if (need.need === "terms" || (need.need === "consent" && need.act === "terms")) return "/terms"
  if (need.need === "batch") return `/b/${need.batch}`
  if ("session" in need) return `/s/${need.session}/minutes`
  return "topic" in need ? `/t/${need.topic}` : ""
}

function due(need: Need) {
  const date = dueDate(need)
  return date === null ? nothing : html`<span class="muted small">${msg("actions.by", { date })}</span>`
}

function dueDate(need: Need): string | null {
  if (need.need === "minutes") return inCities(need.until, need.cities)
  if (need.need === "batch") return need.until === null ? null : inCities(need.until, need.cities)
  return need.need === "action" && need.due !== null ? day(Date.parse(`${need.due}T12:00:00Z`), "UTC") : null
}

function words(need: Need): string {
  switch (need.need) {
    case "answer": {
      const { label } = need
      if (need.kind === "review") return msg("home.review", { label })
      if (need.kind === "call") return msg("ask.position", { label })
      return need.named ? msg("ask.rateNamed", { label }) : msg("ask.rate", { label })
    }
    case "batch": {
      const { n } = need
      return msg("ask.batch", { n })
    }
    case "block-kept":
      return msg("ask.blockKept")
    case "reply":
      return msg("ask.reply")
    case "check-text": {
      const language = languageName(need.lang)
      const { label } = need
      return msg("ask.checkText", { language, label })
    }
    case "write-text": {
      const language = languageName(need.lang)
      const { label } = need
      return msg("ask.writeText", { language, label })
    }
    case "follow-text":
      return followWords(need.label, need.lang)
    case "terms":
      return msg("terms.need")
    case "consent":
      return confirmWords(need.act, need.name)
    case "confirm": {
      const { n } = need
      return msg("act.confirm", { n })
    }
    case "translation": {
      const language = languageName(need.lang)
      const { n } = need
      return msg("home.translations", { language, n })
    }
    case "interest":
      return msg("home.interest")
    case "renamed": {
      const by = need.by ?? roleName("admin")
      return renamedWords(by, nameChange(currentLang(), need.was, need.now))
    }
    case "address":
      return addressSetWords(need.by ?? roleName("admin"), need.cleared)
    case "webhooks": {
      const { n } = need
      return msg("home.webhooks", { n })
    }
    case "action": {
      const text = plain(need.text)
      return msg("home.action", { text })
    }
    case "review":
      return need.step === "open" ? msg("home.reviewDue", { n: need.n }) : msg("act.concludeReview", { n: need.n })
    case "minutes": {
      const title = plain(need.title)
      return msg("home.minutes", { title })
    }
    case "adopt": {
      const title = plain(need.title)
      return msg("home.adopt", { title })
    }
    case "corrections": {
      const { n } = need
      const title = plain(need.title)
      return msg("home.corrections", { title, n })
    }
    default:
      return need satisfies never
  }
}
