import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Mine } from "../../../../../shared/contract/queries.ts"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import { middleOf, scoresOf, statistics } from "../../../../../shared/rules/round/outcome/ratings.ts"
import { number } from "../../../../i18n/formats.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import type { View } from "../../../../scene/scene.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import styles from "./plenary-last-rating.css?inline"
import "../result/plenary-dot-strip.ts"
import "../result/plenary-reason-list.ts"

/**
 * The last result of a statement, beside the scale of its next rating: the distribution, the reasons and the reader's
 * own score (DOMAIN W7).
 */
@customElement("plenary-last-rating")
@localized()
export class LastRating extends LitElement {
  @property({ attribute: false }) scene: View | null = null
  @property({ attribute: false }) round: Round | null = null
  /** the reader's own answer in that rating; null if the reader gave none or may not see it */
  @property({ attribute: false }) mine: Mine | null = null

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { scene, round } = this
    const scores = scoresOf(round?.answers ?? [])
    const [figures, middle] = [statistics(scores), middleOf(scores)]
    if (!scene || !round || !figures || !middle) return nothing
    const { high, mid, low } = figures.counts
    const counts = { high, n: figures.n, mid, low, median: number(figures.median) }
    return html`<section aria-labelledby="last">
      <h3 id="last">${msg("last.title", { n: round.n })}</h3>
      <p class="small">${msg("result.counts", counts)}</p>
      ${this.#own()}
      <plenary-dot-strip .scores=${scores.filter(score => score !== null)} .median=${figures.median} .middle=${[middle.p30, middle.p70]}></plenary-dot-strip>
      <plenary-reason-list .reader=${scene} .round=${round}></plenary-reason-list>
    </section>`
  }

  #own() {
    const answer = this.mine?.answer
    if (answer?.kind !== "rating") return nothing
    const score = answer.score === null ? msg("rating.skip") : number(answer.score)
    return html`<p class="small"><b>${msg("last.yours", { score })}</b></p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-last-rating": LastRating
  }
}
