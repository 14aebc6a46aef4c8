import { html, type TemplateResult } from "lit"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { Proposal } from "../../../shared/fold/state.ts"
import { proposalsOn, wordingsOf } from "../../../shared/rules/record/proposed.ts"
import { awaitedWords, proposalSaid, proposalWords, reasonWords } from "../../i18n/sentences/proposal/proposalText.ts"
import { wordChanges } from "../session/kit/wordChanges.ts"
import { type SaidReader, saidInSentence } from "../translating/saidShown.ts"

/**
 * The pending proposals about a record. Each has its author, its reason, the change of text, and the members who are
 * asked to confirm.
 */
export const proposalsShown = (record: RecordRow, reader: SaidReader) => {
  const { state } = reader
  return proposalsOn(state, record).map(proposal => {
    const wordings = wordingsOf(state, proposal.about)
    return html`<div class="proposed stack tight notice warn">
      <p class="small">${proposalWords(state, proposal)}</p>
      ${wordings ? wordChanges(wordings.before, wordings.now, wordings.lang) : ""}
      <p class="small">${reasonShown(reader, proposal)}</p>
      <p class="small muted">${awaitedWords(state, proposal)}</p>
    </div>`
  })
}

/** The sentence that gives the reason for a proposal. */
export const reasonShown = (reader: SaidReader, proposal: Proposal): TemplateResult =>
  saidInSentence(reader, proposalSaid(proposal), reasonWords)
