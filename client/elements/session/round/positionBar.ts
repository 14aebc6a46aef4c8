import { localized, msg, str } from "@lit/localize"
import { css, html, LitElement, nothing, svg } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Tally } from "../../../../shared/model/record.ts"
import { type PositionValue, positions } from "../../../../shared/model/terms.ts"
import { list } from "../../../i18n/formats.ts"
import { positionName } from "../../../i18n/outcomeTerms.ts"
import { sheet } from "../kit/sheet.ts"

const width = 480
const height = 34

/** Positions as one bar: a count and a pattern in each part, so that colour is never the only sign. */
@localized()
@customElement("plenary-position-bar")
export class PositionBar extends LitElement {
  @property({ attribute: false }) tally: Tally | null = null

  static override styles = [
    sheet,
    css`
      svg { display: block; width: 100%; max-width: 27rem; height: auto; border-radius: 6px; }
      .agree { fill: var(--agree); } .reserve { fill: var(--reserve); } .disagree { fill: var(--disagree); } .block { fill: var(--block); } .abstain { fill: var(--abstain); }
      .lines { stroke: var(--surface); stroke-opacity: 0.45; stroke-width: 3; fill: none; }
      .spots { fill: var(--surface); fill-opacity: 0.5; }
      .ground { fill: var(--surface); }
      text { fill: var(--ink); font-size: 15px; font-weight: 700; text-anchor: middle; dominant-baseline: central; font-variant-numeric: tabular-nums; }
      ul { display: flex; flex-wrap: wrap; gap: 0.15rem 1rem; margin-block-start: 0.4rem; font-size: 0.875rem; }
      li { display: inline-flex; align-items: center; gap: 0.4em; }
      li svg { width: 0.9rem; height: 0.9rem; flex: none; border-radius: 3px; }
      @media (forced-colors: active) { rect { forced-color-adjust: none; } }
    `,
  ]

  override render() {
    const tally = this.tally
    if (!tally) return nothing
    const given = positions.filter(position => tally[position] > 0)
    const total = given.reduce((sum, position) => sum + tally[position], 0)
    if (total === 0) return nothing
    let x = 0
    return html`
      <svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${this.#summary(tally, given)}>
        ${patterns}
        ${given.map(position => {
          const part = (tally[position] / total) * width
          const from = x
          x += part
          return svg`<g>${block(position, from, part)}
            <circle class="ground" cx=${from + part / 2} cy=${height / 2} r="13"></circle>
            <text x=${from + part / 2} y=${height / 2 + 1}>${tally[position]}</text></g>`
        })}
      </svg>
      <ul aria-hidden="true">
        ${given.map(
          position =>
            html`<li><svg viewBox="0 0 16 16">${patterns}${block(position, 0, 16)}</svg>${positionName(position)} ${tally[position]}</li>`,
        )}
      </ul>`
  }

  #summary(tally: Tally, given: readonly PositionValue[]): string {
    const counted = list(given.map(position => `${positionName(position)}: ${tally[position]}`))
    return msg(str`Positions: ${counted}`, { id: "chart.positions" })
  }
}

const block = (position: PositionValue, x: number, part: number) => svg`
  <rect class=${position} x=${x} y="0" width=${Math.max(0, part - 2)} height=${height}></rect>
  ${position === "agree" ? null : svg`<rect fill="url(#${position})" x=${x} y="0" width=${Math.max(0, part - 2)} height=${height}></rect>`}`

const patterns = svg`<defs>
  <pattern id="reserve" width="8" height="8" patternUnits="userSpaceOnUse"><path class="lines" d="M-2 10 10 -2M6 10 10 6M-2 2 2 -2"></path></pattern>
  <pattern id="disagree" width="8" height="8" patternUnits="userSpaceOnUse"><circle class="spots" cx="4" cy="4" r="1.8"></circle></pattern>
  <pattern id="block" width="8" height="8" patternUnits="userSpaceOnUse"><path class="lines" d="M0 0 8 8M8 0 0 8"></path></pattern>
  <pattern id="abstain" width="8" height="8" patternUnits="userSpaceOnUse"><path class="lines" d="M0 4H8"></path></pattern>
</defs>`

declare global {
  interface HTMLElementTagNameMap {
    "plenary-position-bar": PositionBar
  }
}
