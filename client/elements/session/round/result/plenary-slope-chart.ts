import { html, LitElement, nothing, svg, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Move, Movement } from "../../../../../shared/rules/round/outcome/movement.ts"
import { number } from "../../../../i18n/formats.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import styles from "./plenary-slope-chart.css?inline"
import "../../../charts/plenary-chart-tools.ts"
import { chartSheet } from "../../../charts/chartSheet.ts"
import { sessionStyles } from "../../kit/sheet.ts"

const row = 22
const left = 56
const right = 264
const width = 320
const top = 30
const scores = [9, 8, 7, 6, 5, 4, 3, 2, 1]

type Way = "up" | "down" | "same" | "aside"

const wayOf = ({ from, to }: Move): Way =>
  from === null || to === null ? (from === to ? "same" : "aside") : to > from ? "up" : to < from ? "down" : "same"

/**
 * A chart of the movement between two ratings: lines from one scale to the other, with their counts. A table repeats
 * the figures.
 */
@customElement("plenary-slope-chart")
@localized()
export class SlopeChart extends LitElement {
  @property({ attribute: false }) movement: Movement | null = null
  /** the names of the two ratings, above their scales */
  @property({ attribute: false }) names: readonly [string, string] = ["", ""]

  static override styles = [sessionStyles, chartSheet, unsafeCSS(styles)]

  override render() {
    const { movement } = this
    if (!movement) return nothing
    const aside = movement.moves.some(({ from, to }) => from === null || to === null)
    const height = top + row * (scores.length + (aside ? 1 : 0)) + 4
    return html`<figure>
      <svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.#summary(movement)}>
        ${this.#scale(left, 0, "end", aside)} ${this.#scale(right, 1, "start", aside)}
        ${movement.moves.map(move => this.#line(move))} ${movement.moves.map(move => this.#count(move))}
      </svg>
      <ul>${this.#legend(movement)}</ul>
      <details><summary>${msg("chart.table")}</summary>${this.#table(movement)}</details>
      <plenary-chart-tools name="movement" .picture=${() => this.renderRoot.querySelector("svg")}></plenary-chart-tools>
    </figure>`
  }

  #scale(x: number, which: 0 | 1, anchor: string, aside: boolean) {
    const at = which === 0 ? x - 12 : x + 12
    return svg`<text class="name" x=${x} y="10">${this.names[which]}</text>
      <line class="scale" x1=${x} x2=${x} y1=${heightOf(9) - 8} y2=${heightOf(1) + 8}></line>
      ${scores.map(score => svg`<text x=${at} y=${heightOf(score)} text-anchor=${anchor}>${score}</text>`)}
      ${aside ? svg`<text x=${at} y=${heightOf(null)} text-anchor=${anchor}>—</text>` : nothing}`
  }

  #line(move: Move) {
    const [y1, y2] = [heightOf(move.from), heightOf(move.to)]
    return svg`<line class=${wayOf(move)} x1=${left} x2=${right} y1=${y1} y2=${y2} stroke-width=${1.5 + Math.min(6, move.n) * 0.75}></line>
      <circle cx=${left} cy=${y1} r="3.5"></circle><circle cx=${right} cy=${y2} r="3.5"></circle>`
  }

  /**
   * The number of panelists that a line represents, printed near the line's start, so that the numbers of crossing
   * lines do not overlap.
   */
  #count(move: Move) {
    if (move.n < 2) return nothing
    const x = left + (right - left) * 0.3
    const y = heightOf(move.from) + (heightOf(move.to) - heightOf(move.from)) * 0.3
    return svg`<rect class="plate" x=${x - 10} y=${y - 9} width="20" height="18" rx="5"></rect>
      <text class="many" x=${x} y=${y}>${number(move.n)}</text>`
  }

  #legend(movement: Movement) {
    return kinds(movement).map(
      ({ way, words }) =>
        html`<li><svg viewBox="0 0 30 12" aria-hidden="true"><line class=${way} x1="2" x2="28" y1="6" y2="6" stroke-width="2.5"></line></svg>${words}</li>`,
    )
  }

  #table({ moves }: Movement) {
    const name = (score: number | null) => (score === null ? msg("rating.skip") : number(score))
    return html`<table>
      <thead><tr>
        <th scope="col">${this.names[0]}</th><th scope="col">${this.names[1]}</th>
        <th scope="col">${msg("movement.panelists")}</th>
      </tr></thead>
      <tbody>${moves.map(({ from, to, n }) => html`<tr><td>${name(from)}</td><td>${name(to)}</td><td>${number(n)}</td></tr>`)}</tbody>
    </table>`
  }

  #summary(movement: Movement): string {
    const [before, after] = this.names
    const kept = kinds(movement)
      .map(({ words }) => words)
      .join(" · ")
    return msg("movement.chart", { before, after, kept })
  }
}

const heightOf = (score: number | null): number => top + row * (score === null ? 9 : 9 - score) + row / 2

/** The kinds of movement that occurred, so that the legend has no entry without a line. */
function kinds({ linked, moved, up, down }: Movement): { way: Way; words: string }[] {
  const same = linked - moved
  const aside = moved - up - down
  const all = [
    { way: "up" as const, n: up, words: msg("movement.up", { up }) },
    { way: "down" as const, n: down, words: msg("movement.down", { down }) },
    { way: "same" as const, n: same, words: msg("movement.same", { same }) },
    {
      way: "aside" as const,
      n: aside,
      words: msg("movement.aside", { aside }),
    },
  ]
  return all.filter(({ n }) => n > 0)
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-slope-chart": SlopeChart
  }
}
