import { html } from "lit"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { proposalsOn, wordingsOf } from "../../../shared/rules/record/proposed.ts"
import { awaitedWords, proposalWords, reasonWords } from "../../i18n/sentences/proposalText.ts"
import { wordChanges } from "../session/kit/wordChanges.ts"

/**
 * The pending proposals about a record. Each has its author, its reason, the change of text, and the members who are
 * asked to confirm.
 */
export const proposalsShown = (record: RecordRow, state: State) =>
  proposalsOn(state, record).map(proposal => {
    const wordings = wordingsOf(state, proposal.about)
    return html`<div class="proposed stack tight notice warn">
      <p class="small">${proposalWords(state, proposal)}</p>
      ${wordings ? wordChanges(wordings.before, wordings.now, wordings.lang) : ""}
      <p class="small">${reasonWords(proposal.reason)}</p>
      <p class="small muted">${awaitedWords(state, proposal)}</p>
    </div>`
  })
