import { html, LitElement, nothing, svg, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { type Level, levels } from "../../../shared/model/terms.ts"
import { list, number } from "../../i18n/formats.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { outcomeName } from "../../i18n/terms/outcomeTerms.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import { chartSheet } from "./chartSheet.ts"
import styles from "./plenary-level-bars.css?inline"
import { shortened } from "./shortened.ts"
import "./plenary-chart-tools.ts"

/** One bar of the chart: a panel or a topic, with the number of its agreements at each level. */
export interface LevelBar {
  label: string
  /** the address of its records */
  href: string
  levels: Readonly<Record<Level, number>>
}

/** The pattern over the colour of each level, so that levels differ on prints and for colour-blind readers. */
const pattern: Record<Level, unknown> = {
  unanimity: nothing,
  consensus: svg`<path d="M-2 8 8-2M2 12 12 2" stroke-width="2.2"/>`,
  rough: svg`<circle cx="5" cy="5" r="1.8" stroke="none"/>`,
}

/** The widest picture, and the letters that its line holds. Less room makes it narrower, so that letters keep their height. */
const widest = { width: 720, letters: 100 } as const
const row = 40

const sumOf = (bar: LevelBar): number => levels.reduce((sum, level) => sum + bar.levels[level], 0)

/** A chart of horizontal bars, each divided by the level of agreement. A legend and a table repeat the figures. */
@customElement("plenary-level-bars")
@localized()
export class LevelBars extends LitElement {
  @property() heading = ""
  /** the heading of the table's first column */
  @property() column = ""
  @property({ attribute: false }) bars: readonly LevelBar[] = []

  @state() private width: number = widest.width
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
    if (room > 0) this.width = Math.min(widest.width, room)
  }

  override render() {
    const { bars, width } = this
    if (bars.length === 0) return nothing
    const used = levels.filter(level => bars.some(bar => bar.levels[level] > 0))
    return html`<figure>
      <figcaption><b>${this.heading}</b></figcaption>
      <svg class="picture" viewBox="0 0 ${width} ${row * bars.length}" style="max-width: ${widest.width}px" role="img" aria-label=${this.#summary()}>
        <defs>${levels.map(level => svg`<pattern id="l-${level}" width="10" height="10" patternUnits="userSpaceOnUse">${pattern[level]}</pattern>`)}</defs>
        ${bars.map((bar, n) => this.#bar(bar, n * row))}</svg>
      <ul aria-hidden="true">${used.map(
        level => html`<li><svg><rect class=${level} width="100%" height="100%" /><rect fill="url(#l-${level})" width="100%" height="100%" /></svg>
          ${outcomeName(level)}</li>`,
      )}</ul>
      ${this.#table(used)}
      <plenary-chart-tools .picture=${() => this.renderRoot.querySelector<SVGSVGElement>("svg.picture")} name=${this.heading}></plenary-chart-tools>
    </figure>`
  }

  #bar(bar: LevelBar, y: number) {
    const { width } = this
    const most = Math.max(...this.bars.map(sumOf), 1)
    const total = number(sumOf(bar))
    let x = 0
    const parts = levels.map(level => {
      const part = (bar.levels[level] / most) * width
      if (part === 0) return nothing
      const from = x
      x += part
      return svg`<rect class=${level} x=${from} y=${y + 19} width=${part} height="13"></rect>
        <rect fill="url(#l-${level})" x=${from} y=${y + 19} width=${part} height="13"></rect>
        ${from > 0 ? svg`<rect class="gap" x=${from - 1} y=${y + 19} width="2" height="13"></rect>` : nothing}`
    })
    const letters = Math.floor((widest.letters * width) / widest.width) - total.length - 2
    return svg`<text x="0" y=${y + 13}>${shortened(bar.label, letters)}</text>${parts}
      <text class="value" x=${width} y=${y + 13}>${total}</text>`
  }

  #table(used: readonly Level[]) {
    return html`<details><summary>${msg("chart.table")}</summary>
      <table>
        <thead><tr><th scope="col">${this.column}</th>${used.map(level => html`<th scope="col">${outcomeName(level)}</th>`)}<th scope="col">${msg("records.all")}</th></tr></thead>
        <tbody>${this.bars.map(
          bar => html`<tr><th scope="row"><a href=${bar.href}>${bar.label}</a></th>
            ${used.map(level => html`<td>${number(bar.levels[level])}</td>`)}<td>${number(sumOf(bar))}</td></tr>`,
        )}</tbody>
      </table></details>`
  }

  #summary(): string {
    const { heading: title } = this
    const values = list(this.bars.map(bar => `${bar.label} ${number(sumOf(bar))}`))
    return msg("chart.summary", { title, values })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-level-bars": LevelBars
  }
}
