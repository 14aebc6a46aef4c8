import { html, nothing, type TemplateResult } from "lit"
import type { EditorialMark, RecordRow } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { NameThen } from "../../../shared/rules/people/namesOfTheDay.ts"
import { consentsTo, markedWordings } from "../../../shared/rules/record/proposed.ts"
import { list, moment } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { wordChanges } from "../session/kit/wordChanges.ts"

/**
 * The editorial marks of a record. Each has the marked difference of the note, its author, time and reason, and the
 * members who confirmed it.
 */
export const marksShown = (
  record: RecordRow,
  state: State,
  name: NameThen,
  act: (mark: EditorialMark) => TemplateResult | typeof nothing = () => nothing,
) =>
  record.editorial.map(mark => {
    const wordings = markedWordings(record, mark)
    const consents = consentsTo(state, mark.proposal)
    return html`<div class="mark stack tight">
      <p class="small">${markedWords(mark, name)}${consents.length > 0 ? html` · ${confirmedWords(list(consents.map(({ by, at }) => name(by, at))))}` : nothing}</p>
      ${wordings ? wordChanges(wordings.before, wordings.now, wordings.lang) : nothing}
      ${mark.reason ? html`<p class="small muted">${mark.reason}</p>` : nothing} ${act(mark)}
    </div>`
  })

function markedWords({ by, at }: EditorialMark, nameThen: NameThen): string {
  const time = moment(at)
  const name = nameThen(by, at)
  return msg("drift.markedBy", { name, time })
}

export const confirmedWords = (names: string): string => msg("proposal.confirmedBy", { names })
