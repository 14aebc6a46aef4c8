import { html, nothing } from "lit"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import { list } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { namesThen } from "../../../i18n/names.ts"
import type { View } from "../../../scene/scene.ts"

/** How many answers came after the close, as their givers said; by name only where the round is named. */
export function lateWords({ state }: View, { late, closedAt }: Round) {
  if (!late) return nothing
  const { n, members } = late
  const name = namesThen(state)
  const names = members.map(id => name(id, closedAt ?? Infinity)).filter(Boolean)
  return html`<p class="small muted">${names.length === n ? msg("result.lateNames", { n, names: list(names) }) : msg("result.late", { n })}</p>`
}
