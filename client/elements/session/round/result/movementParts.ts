import { msg, str } from "@lit/localize"
import { html, nothing } from "lit"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../../shared/fold/state.ts"
import {
  areLinked,
  type Movement,
  movementBetween,
  ratingBefore,
} from "../../../../../shared/rules/round/outcome/movement.ts"
import { plain } from "../../../../i18n/texts.ts"
import "./plenary-slope-chart.ts"

export const ratingName = (n: number): string => msg(str`Rating ${n}`, { id: "result.rating" })

/** How far people moved since the rating before: a sentence and the picture; by side under Details. */
export function movementParts(state: State, round: Round): { words: unknown; details: unknown } {
  const before = ratingBefore(state, round)
  if (!before?.answers || !round.answers) return { words: nothing, details: nothing }
  const found = movementBetween(before, round)
  if (!found) return { words: html`<p class="small muted">${noneWords(before, round)}</p>`, details: nothing }
  return {
    words: html`<p>${movedWords(found, before.n)}</p>
      <plenary-slope-chart .movement=${found} .names=${[ratingName(before.n), ratingName(round.n)]}></plenary-slope-chart>`,
    details: html`<div>${bySide(found, state)}</div>`,
  }
}

function movedWords({ linked, moved, up, down, stable }: Movement, n: number): string {
  if (moved === 0) return msg(str`Since rating ${n}: nobody moved.`, { id: "movement.none" })
  return stable
    ? msg(str`Stable since rating ${n}: ${moved} of ${linked} moved.`, { id: "movement.stable" })
    : msg(str`Since rating ${n}: ${moved} of ${linked} moved, ${up} higher and ${down} lower.`, {
        id: "movement.moved",
      })
}

/** Too few is said of hidden names alone; of a secret round there is nothing that links two answers. */
function noneWords(before: Round, after: Round): string {
  if (before.anonymity !== "pseudonymous" || after.anonymity !== "pseudonymous")
    return msg("The answers of these two ratings are not linked: no movement is shown.", { id: "movement.unlinked" })
  return areLinked(before, after)
    ? msg("Fewer than 4 gave a score both times: no movement is shown.", { id: "movement.few" })
    : msg(
        "These two ratings were not answered by exactly the same people: no movement is shown, so that nobody’s earlier answer can be found.",
        { id: "movement.others" },
      )
}

function bySide({ sides }: Movement, state: State) {
  return sides.map(({ side, linked, moved, up, down }) => {
    const found = state.sides.find(({ id }) => id === side)
    const name = found ? plain(found.title) : ""
    if (moved === 0)
      return html`<p class="small">${msg(str`${name}: none of ${linked} moved.`, { id: "movement.sideNone" })}</p>`
    return html`<p class="small">${msg(str`${name}: ${moved} of ${linked} moved, ${up} higher and ${down} lower.`, { id: "movement.side" })}</p>`
  })
}
