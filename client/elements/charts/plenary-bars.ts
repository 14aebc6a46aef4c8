import { html, LitElement, nothing, svg, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { list } from "../../i18n/formats.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import { chartSheet } from "./chartSheet.ts"
import styles from "./plenary-bars.css?inline"
import "./plenary-chart-tools.ts"
import { lettersOf, shortened } from "./shortened.ts"

/** One bar of the chart. All bars of a chart have the same unit. `text` is the value as the chart prints it. */
export interface Bar {
  label: string
  value: number
  text: string
  /** the planned value, drawn as a mark on the bar */
  planned?: number
}

/**
 * The widest picture, whose line holds about 68 letters. A page that has less room gets a narrower one, so that letters
 * keep their height.
 */
const widest = 480
const row = 40

/** A chart of horizontal bars, each below its name and its value. A table repeats the figures. */
@customElement("plenary-bars")
@localized()
export class Bars extends LitElement {
  @property() heading = ""
  /** the headings of the table's two columns */
  @property({ attribute: false }) columns: readonly [string, string] = ["", ""]
  @property({ attribute: false }) bars: readonly Bar[] = []

  @state() private width = widest
  readonly #observer = new ResizeObserver(() => requestAnimationFrame(() => this.#fit()))

  static override styles = [sessionStyles, chartSheet, unsafeCSS(styles)]

  override connectedCallback(): void {
    super.connectedCallback()
    this.#observer.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#observer.disconnect()
  }

  #fit(): void {
    const room = Math.floor(this.clientWidth)
    if (room > 0) this.width = Math.min(widest, room)
  }

  override render() {
    const { bars, width } = this
    if (bars.length === 0) return nothing
    const most = Math.max(...bars.flatMap(({ value, planned = 0 }) => [value, planned]), 1)
    const scale = (value: number) => (value / most) * width
    return html`<figure>
      <figcaption><b>${this.heading}</b></figcaption>
      <svg viewBox="0 0 ${width} ${row * bars.length}" role="img" aria-label=${this.#summary()}>${bars.map((bar, n) => this.#bar(bar, n * row, scale))}</svg>
      <details><summary>${msg("chart.table")}</summary>
        <table><thead><tr><th scope="col">${this.columns[0]}</th><th scope="col">${this.columns[1]}</th></tr></thead>
          <tbody>${bars.map(({ label, text }) => html`<tr><td>${label}</td><td>${text}</td></tr>`)}</tbody></table>
      </details>
      <plenary-chart-tools .picture=${() => this.renderRoot.querySelector("svg")} name=${this.heading}></plenary-chart-tools>
    </figure>`
  }

  #bar({ label, value, text, planned }: Bar, y: number, scale: (value: number) => number) {
    const over = planned !== undefined && value > planned
    return svg`<text x="0" y=${y + 13}>${shortened(label, Math.floor((68 * this.width) / widest) - lettersOf(text))}</text>
      <rect class=${over ? "over" : "bar"} x="0" y=${y + 19} width=${Math.max(2, scale(value))} height="12" rx="3"></rect>
      ${planned === undefined ? nothing : svg`<line class="planned" x1=${scale(planned)} x2=${scale(planned)} y1=${y + 16} y2=${y + 34}></line>`}
      <text class="value" x=${this.width} y=${y + 13}>${text}</text>`
  }

  #summary(): string {
    const { heading: title } = this
    const values = list(this.bars.map(({ label, text }) => `${label} ${text}`))
    return msg("chart.summary", { title, values })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-bars": Bars
  }
}
