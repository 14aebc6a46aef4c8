import { html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { pageTitle } from "../../state/title.ts"

/** `/guide/chair`, `/guide/panelist`: how a first session works, on one page. */
@customElement("plenary-guide-page")
@localized()
export class GuidePage extends LitElement {
  @property() of: "chair" | "panelist" = "panelist"

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const title = this.of === "chair" ? msg("guide.chair") : msg("guide.panelist")
    pageTitle.value = title
    const steps = this.of === "chair" ? chairSteps() : panelistSteps()
    return html`<div class="page narrow stack">
      <h1>${title}</h1>
      <ol class="stack">${steps}</ol>
      <p class="no-print"><button @click=${() => print()}>${msg("record.print")}</button></p>
    </div>`
  }
}

const step = (does: string, how: string) => html`<li><strong>${does}</strong><br />${how}</li>`

const chairSteps = () => [
  step(msg("guide.c1"), msg("guide.c1how")),
  step(msg("guide.c2"), msg("guide.c2how")),
  step(msg("guide.c3"), msg("guide.c3how")),
  step(msg("guide.c4"), msg("guide.c4how")),
  step(msg("guide.c5"), msg("guide.c5how")),
  step(msg("guide.c6"), msg("guide.c6how")),
  step(msg("guide.c7"), msg("guide.c7how")),
  step(msg("guide.c8"), msg("guide.c8how")),
  step(msg("guide.c9"), msg("guide.c9how")),
]

const panelistSteps = () => [
  step(msg("guide.p1"), msg("guide.p1how")),
  step(msg("guide.p2"), msg("guide.p2how")),
  step(msg("guide.p3"), msg("guide.p3how")),
  step(msg("guide.p4"), msg("guide.p4how")),
  step(msg("guide.p5"), msg("guide.p5how")),
  step(msg("guide.p6"), msg("guide.p6how")),
  step(msg("guide.p7"), msg("guide.p7how")),
  step(msg("guide.p8"), msg("guide.p8how")),
  step(msg("guide.p9"), msg("guide.p9how")),
]

declare global {
  interface HTMLElementTagNameMap {
    "plenary-guide-page": GuidePage
  }
}
