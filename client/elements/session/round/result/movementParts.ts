import { html, nothing } from "lit"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../../shared/fold/state.ts"
import {
  areLinked,
  type Movement,
  movementBetween,
  ratingBefore,
} from "../../../../../shared/rules/round/outcome/movement.ts"
import { msg } from "../../../../i18n/msg.ts"
import { plain } from "../../../../i18n/texts.ts"
import "./plenary-slope-chart.ts"

export const ratingName = (n: number): string => msg("result.rating", { n })

/** The change since the previous rating. `words` is a sentence with a chart; `details` has the change of each side. */
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
  if (moved === 0) return msg("movement.none", { n })
  return stable ? msg("movement.stable", { n, moved, linked }) : msg("movement.moved", { n, moved, linked, up, down })
}

/**
 * Says why no movement is shown: the ratings are not linked, one has reasons, too few members gave a score in both, or different members
 * answered.
 */
function noneWords(before: Round, after: Round): string {
  if (before.anonymity !== "pseudonymous" || after.anonymity !== "pseudonymous") return msg("movement.unlinked")
  if (before.reasons || after.reasons) return msg("movement.reasons")
  return areLinked(before, after) ? msg("movement.few") : msg("movement.others")
}

function bySide({ sides }: Movement, state: State) {
  return sides.map(({ side, linked, moved, up, down }) => {
    const found = state.sides.find(({ id }) => id === side)
    const name = found ? plain(found.title) : ""
    if (moved === 0) return html`<p class="small">${msg("movement.sideNone", { name, linked })}</p>`
    return html`<p class="small">${msg("movement.side", { name, moved, linked, up, down })}</p>`
  })
}
