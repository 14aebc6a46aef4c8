import { html } from "lit"
import { customElement } from "lit/decorators.js"
import type { State } from "../../../../shared/fold/state.ts"
import { minutesIn } from "../../../../shared/minutes/words/say.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { reading } from "../../../i18n/texts.ts"
import { pageTitle } from "../../../state/page/title.ts"
import { LivePage } from "../../frame/livePage.ts"
import "../../../elements/icons/plenary-icon.ts"
import "../paper.css"
import "./reporting.css"
import { factSentences } from "./facts.ts"
import { accordItems, credesItems } from "./guidelines.ts"
import { ratesTable } from "./ratesTable.ts"

/**
 * `/w/:slug/reporting`: an appendix for a publication. It fills the items of ACCORD and CREDES that the log knows, and
 * leaves the others to the authors.
 */
@customElement("plenary-reporting-page")
export class ReportingPage extends LivePage {
  protected override topicsShown(state: State): string[] {
    return Object.keys(state.topics)
  }

  protected override found(state: State) {
    if (!state.workspace) return null
    const say = minutesIn(currentLang())
    pageTitle.value = msg("reporting.title")
    const title = reading(state.workspace.title)
    return html`<article class="page paper reporting">
      <header class="stack tight">
        <p class="overline trail"><a href=${`/w/${this.slug}`} lang=${domLang(title.lang)}>${title.text}</a></p>
        <h1>${msg("reporting.title")}</h1>
        <p>${say("report.lead")}</p>
      </header>
      <p class="row no-print"><button class="filled" @click=${() => print()}><plenary-icon name="print"></plenary-icon> ${msg("record.print")}</button></p>
      <section class="stack" aria-labelledby="rates"><h2 id="rates">${say("report.rates")}</h2>${ratesTable(state)}</section>
      <section class="stack" aria-labelledby="accord"><h2 id="accord">ACCORD</h2>
        <p class="small muted">${say("report.accord")}</p>
        ${itemTable(state, accordItems, item => html`<b>${item}</b> ${say("accord.item", { item })}`)}
      </section>
      <section class="stack" aria-labelledby="credes"><h2 id="credes">CREDES</h2>
        <p class="small muted">${say("report.credes")}</p>
        ${itemTable(state, credesItems, item => html`${say("credes.item", { item })}`)}
      </section>
    </article>`
  }
}

function itemTable(state: State, items: typeof accordItems, name: (item: string) => unknown) {
  const say = minutesIn(currentLang())
  return html`<table class="items">
    <thead><tr><th scope="col">${say("report.item")}</th><th scope="col">${say("report.log")}</th></tr></thead>
    <tbody>${items.map(({ item, facts }) => {
      const told = facts.flatMap(fact => factSentences(state, fact))
      return html`<tr><th scope="row">${name(item)}</th>
        <td>${told.length === 0 ? html`<i class="muted">${say("report.authors")}</i>` : told.map(one => html`<p>${one}</p>`)}</td></tr>`
    })}</tbody>
  </table>`
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-reporting-page": ReportingPage
  }
}
