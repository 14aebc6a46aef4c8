import { html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { pageTitle } from "../../state/title.ts"

interface Step {
  does: string
  how: string
}

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
      <ol class="stack">${steps.map(({ does, how }) => html`<li><strong>${does}</strong><br />${how}</li>`)}</ol>
      <p class="no-print"><button @click=${() => print()}>${msg("record.print")}</button></p>
    </div>`
  }
}

const chairSteps = (): Step[] => [
  {
    does: msg("guide.c1"),
    how: msg("guide.c1how"),
  },
  {
    does: msg("guide.c2"),
    how: msg("guide.c2how"),
  },
  {
    does: msg("guide.c3"),
    how: msg("guide.c3how"),
  },
  {
    does: msg("guide.c4"),
    how: msg("guide.c4how"),
  },
  {
    does: msg("guide.c5"),
    how: msg("guide.c5how"),
  },
  {
    does: msg("guide.c6"),
    how: msg("guide.c6how"),
  },
  {
    does: msg("guide.c7"),
    how: msg("guide.c7how"),
  },
  {
    does: msg("guide.c8"),
    how: msg("guide.c8how"),
  },
]

const panelistSteps = (): Step[] => [
  {
    does: msg("guide.p1"),
    how: msg("guide.p1how"),
  },
  {
    does: msg("guide.p2"),
    how: msg("guide.p2how"),
  },
  {
    does: msg("guide.p3"),
    how: msg("guide.p3how"),
  },
  {
    does: msg("guide.p4"),
    how: msg("guide.p4how"),
  },
  {
    does: msg("guide.p5"),
    how: msg("guide.p5how"),
  },
  {
    does: msg("guide.p6"),
    how: msg("guide.p6how"),
  },
  {
    does: msg("guide.p7"),
    how: msg("guide.p7how"),
  },
  {
    does: msg("guide.p8"),
    how: msg("guide.p8how"),
  },
]

declare global {
  interface HTMLElementTagNameMap {
    "plenary-guide-page": GuidePage
  }
}
