import { html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { house, houseTitle } from "../../state/kept/houseShown.ts"
import { pageTitle } from "../../state/page/title.ts"

/**
 * `/privacy` and `/accessibility`: a statement that is true of the software, for a server whose administrator has linked
 * none of their own.
 */
@customElement("plenary-statement-page")
export class StatementPage extends Watching(LitElement) {
  @property() of: "privacy" | "accessibility" = "privacy"

  protected override createRenderRoot() {
    return this
  }

  private contact() {
    const contact = house.value?.links.contact ?? ""
    if (contact === "") return html`<p>${msg("statement.noContact")}</p>`
    return html`<p>${msg("statement.contact")} <a href=${contact}>${contact.replace(/^mailto:/, "")}</a></p>`
  }

  private section(title: string, ...texts: string[]) {
    return html`<section class="stack tight"><h2>${title}</h2>${texts.map(text => html`<p>${text}</p>`)}</section>`
  }

  private privacy(name: string) {
    return html`${this.section(msg("statement.privacy.stored"), msg("statement.privacy.storedSeat"), msg("statement.privacy.storedSaid"), msg("statement.privacy.storedAddress"), msg("statement.privacy.storedLog"))}
      ${this.section(msg("statement.privacy.secret"), msg("statement.privacy.secretText"))}
      ${this.section(msg("statement.privacy.cookies"), msg("statement.privacy.cookiesText"))}
      ${this.section(msg("statement.privacy.others"), msg("statement.privacy.othersText"))}
      ${this.section(msg("statement.privacy.records"), msg("statement.privacy.recordsText"))}
      <section class="stack tight"><h2>${msg("statement.privacy.rights")}</h2><p>${msg("statement.privacy.rightsText", { name })}</p>${this.contact()}</section>`
  }

  private accessibility(name: string) {
    return html`${this.section(msg("statement.access.aim"), msg("statement.access.aimText", { name }))}
      ${this.section(msg("statement.access.how"), msg("statement.access.howText"))}
      ${this.section(msg("statement.access.limits"), msg("statement.access.limitsText"))}
      <section class="stack tight"><h2>${msg("statement.access.report")}</h2><p>${msg("statement.access.reportText")}</p>${this.contact()}</section>`
  }

  protected override render() {
    const title = this.of === "privacy" ? msg("foot.privacy") : msg("foot.accessibility")
    pageTitle.value = title
    const name = houseTitle()
    return html`<article class="page stack statement">
      <header class="stack tight"><p class="overline">${name}</p><h1>${title}</h1>
        <p class="notice">${msg("statement.template", { name })}</p></header>
      ${this.of === "privacy" ? this.privacy(name) : this.accessibility(name)}
    </article>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-statement-page": StatementPage
  }
}
