import { html, LitElement, svg, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { list } from "../../../../i18n/formats.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import styles from "./plenary-dot-strip.css?inline"
import "../../../charts/plenary-chart-tools.ts"
import { sessionStyles } from "../../kit/sheet.ts"

const column = 40
const dot = 7
const scores = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Ratings as dots over a scale from 1 to 9. The median is a line, and the middle range is a band. */
@customElement("plenary-dot-strip")
@localized()
export class DotStrip extends LitElement {
  @property({ attribute: false }) scores: readonly number[] = []
  @property({ type: Number }) median = 0
  /** the 30th and the 70th percentile */
  @property({ attribute: false }) middle: readonly [number, number] | null = null

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const most = Math.max(1, ...scores.map(score => this.#count(score)))
    const base = most * (dot * 2 + 3) + 12
    const at = (score: number) => (score - 0.5) * column
    return html`<svg viewBox="0 0 ${column * 9} ${base + 24}" role="img" aria-label=${this.#summary()}>
      ${
        this.middle
          ? svg`<rect class="band" x=${at(this.middle[0]) - dot - 3} y="2" rx="6" width=${(this.middle[1] - this.middle[0]) * column + dot * 2 + 6} height=${base - 4}></rect>`
          : null
      }
      <line class="axis" x1="4" x2=${column * 9 - 4} y1=${base} y2=${base}></line>
      ${this.median > 0 ? svg`<line class="median" x1=${at(this.median)} x2=${at(this.median)} y1="2" y2=${base + 4}></line>` : null}
      ${scores.map(
        score => svg`<text x=${at(score)} y=${base + 18}>${score}</text>
        ${Array.from({ length: this.#count(score) }, (_, i) => svg`<circle class="dot" cx=${at(score)} cy=${base - dot - 4 - i * (dot * 2 + 3)} r=${dot}></circle>`)}`,
      )}
    </svg>
    <plenary-chart-tools name="ratings" .picture=${() => this.renderRoot.querySelector("svg")}></plenary-chart-tools>`
  }

  #count(score: number): number {
    return this.scores.filter(given => given === score).length
  }

  #summary(): string {
    const counted = scores.filter(score => this.#count(score) > 0).map(score => `${score} × ${this.#count(score)}`)
    const values = list(counted)
    return msg("chart.ratings", { values })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-dot-strip": DotStrip
  }
}
