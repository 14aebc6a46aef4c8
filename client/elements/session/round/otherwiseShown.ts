import { html, nothing } from "lit"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import { otherwiseKey } from "../../../../shared/rules/said/inRounds.ts"
import { msg } from "../../../i18n/msg.ts"
import { type SaidReader, saidInSentence } from "../../translating/saidShown.ts"

/** Says why the round was opened although the stopping rule said otherwise. */
export function otherwiseShown(reader: SaidReader, { id, otherwise, openedBy, openedAt }: Round) {
  if (!otherwise) return nothing
  const said = { key: otherwiseKey(id), lang: null, text: otherwise, by: openedBy, at: openedAt }
  return html`<p class="small">${saidInSentence(reader, said, reason => msg("stopping.otherwise", { reason }))}</p>`
}
