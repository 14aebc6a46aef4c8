import { msg, str } from "@lit/localize"
import { html, nothing } from "lit"
import type { Need } from "../../../shared/contract/queries.ts"
import { nameChange } from "../../../shared/model/names.ts"
import { inCities } from "../../i18n/cities.ts"
import { day } from "../../i18n/formats.ts"
import { currentLang } from "../../i18n/language.ts"
import { addressSetWords, renamedWords } from "../../i18n/names.ts"
import { confirmWords } from "../../i18n/sentences/proposalText.ts"
import { followWords, languageName, roleName } from "../../i18n/terms/terms.ts"
import { plain } from "../../i18n/texts.ts"

/** What waits for the reader's own answer in a workspace, each leading to where it is given. */
export function needs(list: readonly Need[], slug: string) {
  if (list.length === 0) return nothing
  return html`<section class="stack tight" aria-label=${msg("Needs your answer", { id: "home.needs" })}>
    <h3 class="overline">${msg("Needs your answer", { id: "home.needs" })}</h3>
    <ul class="list" role="list">${list.map(
      one =>
        html`<li><a class="list-row" href=${`/w/${slug}${place(one)}`}><span>${words(one)}</span> ${due(one)}</a></li>`,
    )}</ul>
  </section>`
}

function place(need: Need): string {
  if ("n" in need && (need.need === "confirm" || need.need === "consent")) return `/r/${need.n}`
  if ("session" in need) return `/s/${need.session}/minutes`
  return "topic" in need ? `/t/${need.topic}` : ""
}

function due(need: Need) {
  const date = dueDate(need)
  return date === null ? nothing : html`<span class="muted small">${msg(str`By ${date}`, { id: "actions.by" })}</span>`
}

function dueDate(need: Need): string | null {
  if (need.need === "minutes") return inCities(need.until, need.cities)
  return need.need === "action" && need.due !== null ? day(Date.parse(`${need.due}T12:00:00Z`), "UTC") : null
}

function words(need: Need): string {
  switch (need.need) {
    case "answer": {
      const { label } = need
      if (need.kind === "call") return msg(str`Please take a position on ${label}.`, { id: "ask.position" })
      return need.named
        ? msg(str`Please rate ${label}.`, { id: "ask.rateNamed" })
        : msg(str`Please rate ${label}. Nobody sees your name.`, { id: "ask.rate" })
    }
    case "block-kept":
      return msg("You withdrew your objection, but your position still blocks. You can change it.", {
        id: "ask.blockKept",
      })
    case "reply":
      return msg("Your objection was answered. Do you maintain or withdraw it?", { id: "ask.reply" })
    case "check-text": {
      const language = languageName(need.lang)
      const { label } = need
      return msg(str`Please check the ${language} text of ${label}.`, { id: "ask.checkText" })
    }
    case "write-text": {
      const language = languageName(need.lang)
      const { label } = need
      return msg(str`Please write the ${language} text of ${label}.`, { id: "ask.writeText" })
    }
    case "follow-text":
      return followWords(need.label, need.lang)
    case "consent":
      return confirmWords(need.act, need.name)
    case "confirm": {
      const { n } = need
      return msg(str`Confirm CR-${n}`, { id: "act.confirm" })
    }
    case "interest":
      return msg("An interest was entered for you. Confirm it, change it or refuse it.", { id: "home.interest" })
    case "renamed": {
      const by = need.by ?? roleName("admin")
      return renamedWords(by, nameChange(currentLang(), need.was, need.now))
    }
    case "address":
      return addressSetWords(need.by ?? roleName("admin"), need.cleared)
    case "action": {
      const text = plain(need.text)
      return msg(str`Your action: ${text}`, { id: "home.action" })
    }
    case "minutes": {
      const title = plain(need.title)
      return msg(str`Please read the minutes of ${title}, and propose what is to be corrected.`, { id: "home.minutes" })
    }
    case "adopt": {
      const title = plain(need.title)
      return msg(str`The time for comments on the minutes of ${title} is over. Read and adopt them.`, {
        id: "home.adopt",
      })
    }
    case "corrections": {
      const { n } = need
      const title = plain(need.title)
      return msg(str`Corrections to decide in the minutes of ${title}: ${n}`, { id: "home.corrections" })
    }
    default:
      return need satisfies never
  }
}
