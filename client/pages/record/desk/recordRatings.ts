import { html } from "lit"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import { msg } from "../../../i18n/msg.ts"
import type { Scene } from "../../../scene/scene.ts"
import "../../../elements/session/round/result/plenary-round-result.ts"

/**
 * The results of the ratings, each with the change since the previous rating. Ratings are only advice, so the page
 * shows them after the decision.
 */
export const recordRatings = (scene: Scene, rounds: readonly Round[]) => html`<section class="stack ratings">
  <h2>${msg("record.ratings")}</h2>
  ${rounds.map(round => html`<plenary-round-result .scene=${scene} .round=${round}></plenary-round-result>`)}
</section>`
