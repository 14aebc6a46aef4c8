import { html, LitElement, nothing, svg, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Tally } from "../../../../shared/model/consensus/record.ts"
import { type PositionValue, positions } from "../../../../shared/model/terms.ts"
import { list, number } from "../../../i18n/formats.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { positionName } from "../../../i18n/terms/outcomeTerms.ts"
import { chartSheet } from "../../charts/chartSheet.ts"
import styles from "./plenary-tally-bar.css?inline"
import "../../charts/plenary-chart-tools.ts"

/** The pattern over the colour of each position, so that positions differ on prints and for colour-blind readers. */
const pattern: Record<PositionValue, unknown> = {
  agree: nothing,
  reserve: svg`<path d="M-2 8 8-2M2 12 12 2" stroke-width="2.4"/>`,
  disagree: svg`<circle cx="5" cy="5" r="1.7" stroke="none"/>`,
  block: svg`<path d="M0 0 10 10M10 0 0 10" stroke-width="1.8"/>`,
  abstain: svg`<path d="M0 5H10" stroke-width="1.6"/>`,
}

/** The positions of one round as one bar with the counts inside. A legend below names and counts the positions. */
@customElement("plenary-tally-bar")
@localized()
export class TallyBar extends LitElement {
  static override styles = [chartSheet, unsafeCSS(styles)]

  @property({ attribute: false }) tally: Tally | null = null

  private patterns() {
    return positions.map(
      position =>
        svg`<pattern id="p-${position}" width="10" height="10" patternUnits="userSpaceOnUse">${pattern[position]}</pattern>`,
    )
  }

  private bar(tally: Tally, total: number) {
    let from = 0
    return positions.map(position => {
      const count = tally[position]
      if (count === 0) return nothing
      const width = (count / total) * 100
      const x = from
      from += width
      return svg`
        <rect class=${position} x="${x}%" width="${width}%" height="100%"/>
        <rect fill="url(#p-${position})" x="${x}%" width="${width}%" height="100%"/>
        ${x > 0 ? svg`<rect class="plate" x="${x}%" width="2" height="100%"/>` : nothing}
        <svg x="${x + width / 2}%" y="50%" overflow="visible">
          <rect class="plate" x="-14" y="-11" width="28" height="22" rx="5"/>
          <text class="count">${number(count)}</text>
        </svg>`
    })
  }

  protected override render() {
    const { tally } = this
    const total = tally ? positions.reduce((sum, position) => sum + tally[position], 0) : 0
    if (!tally || total === 0) return html`<p>${msg("tally.none")}</p>`
    const said = list(
      positions
        .filter(position => tally[position] > 0)
        .map(position => {
          const name = positionName(position)
          const n = number(tally[position])
          return msg("tally.part", { name, n })
        }),
    )
    return html`
      <svg class="bar" role="img" aria-label=${said}><defs>${this.patterns()}</defs>${this.bar(tally, total)}</svg>
      <ul aria-hidden="true">
        ${positions.map(position =>
          tally[position] === 0
            ? nothing
            : html`<li>
                <svg><rect class=${position} width="100%" height="100%" /><rect fill="url(#p-${position})" width="100%" height="100%" /></svg>
                ${positionName(position)} <strong>${number(tally[position])}</strong>
              </li>`,
        )}
      </ul>
      <plenary-chart-tools name="positions" .picture=${() => this.renderRoot.querySelector<SVGSVGElement>("svg.bar")}></plenary-chart-tools>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-tally-bar": TallyBar
  }
}
