import { html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { pageTitle } from "../../state/page/title.ts"
import "./guide.css"

/** `/guide/chair`, `/guide/panelist`, `/guide/interpreter`: how a first session works, on one page. */
@customElement("plenary-guide-page")
@localized()
export class GuidePage extends LitElement {
  @property() of: GuideReader = "panelist"

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { title, steps } = guides[this.of]()
    pageTitle.value = title
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
  step(msg("guide.c10"), msg("guide.c10how")),
  step(msg("guide.c11"), msg("guide.c11how")),
  step(msg("guide.c12"), msg("guide.c12how")),
  step(msg("guide.c13"), msg("guide.c13how")),
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
  step(msg("guide.p10"), msg("guide.p10how")),
  step(msg("guide.p11"), msg("guide.p11how")),
  step(msg("guide.p12"), msg("guide.p12how")),
]

const interpreterSteps = () => [
  step(msg("guide.i1"), msg("guide.i1how")),
  step(msg("guide.i2"), msg("guide.i2how")),
  step(msg("guide.i3"), msg("guide.i3how")),
  step(msg("guide.i4"), msg("guide.i4how")),
  step(msg("guide.i5"), msg("guide.i5how")),
  step(msg("guide.i6"), msg("guide.i6how")),
  step(msg("guide.i7"), msg("guide.i7how")),
  step(msg("guide.i8"), msg("guide.i8how")),
  step(msg("guide.i9"), msg("guide.i9how")),
  step(msg("guide.i10"), msg("guide.i10how")),
]

const guides = {
  chair: () => ({ title: msg("guide.chair"), steps: chairSteps() }),
  panelist: () => ({ title: msg("guide.panelist"), steps: panelistSteps() }),
  interpreter: () => ({ title: msg("guide.interpreter"), steps: interpreterSteps() }),
}
/** The readers who have a guide of their own. */
type GuideReader = keyof typeof guides

declare global {
  interface HTMLElementTagNameMap {
    "plenary-guide-page": GuidePage
  }
}
