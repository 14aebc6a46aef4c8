import { html } from "lit"
import type { Mine } from "../../../../../shared/contract/queries.ts"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import { findMember } from "../../../../../shared/rules/readings/rows.ts"
import { msg } from "../../../../i18n/msg.ts"
import { positionName } from "../../../../i18n/terms/outcomeTerms.ts"
import type { ViewWith } from "../../../../scene/scene.ts"

/**
 * Shows a panelist the position that the secretary entered for them. It counts once they say so; they may also answer
 * otherwise. While their word is on its way, nothing is asked again.
 */
export const enteredForYou = (
  { state, sending }: ViewWith<"sending">,
  { id }: Round,
  { answer, by, ended }: NonNullable<Mine["entered"]>,
  { words, busy, saySo, change }: { words: unknown; busy: boolean; saySo: () => void; change: () => void },
) => {
  const told = {
    by: findMember(state, by)?.name ?? "",
    position: answer.kind === "call" ? positionName(answer.position) : "",
  }
  if (sending?.has(id))
    return html`<div class="yours row" role="status"><span>${msg("ask.sending")}</span> ${words}</div>`
  return html`<div class="yours row" role="status">
    <span>${ended ? msg("position.enteredEnded", told) : msg("position.entered", told)}</span> ${words}
    <button class="filled" ?disabled=${busy} @click=${saySo}>${msg("position.saidSo")}</button>
    <button class="apart" @click=${change}>${msg("position.saidOther")}</button>
  </div>`
}
