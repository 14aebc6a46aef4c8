import { html, nothing, type TemplateResult } from "lit"
import type { EditorialMark, RecordRow } from "../../../shared/fold/recordState.ts"
import type { NameThen } from "../../../shared/rules/people/namesOfTheDay.ts"
import { consentsTo, markedWordings } from "../../../shared/rules/record/proposed.ts"
import { editorialKey } from "../../../shared/rules/said/inRecords.ts"
import { list, moment } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { wordChanges } from "../session/kit/wordChanges.ts"
import { type SaidReader, saidShown } from "../translating/saidShown.ts"

/**
 * The editorial marks of a record. Each has the marked difference of the note, its author, time and reason, and the
 * members who confirmed it.
 */
export const marksShown = (
  record: RecordRow,
  reader: SaidReader,
  name: NameThen,
  act: (mark: EditorialMark) => TemplateResult | typeof nothing = () => nothing,
) =>
  record.editorial.map(mark => {
    const wordings = markedWordings(record, mark)
    const consents = consentsTo(reader.state, mark.proposal)
    return html`<div class="mark stack tight">
      <p class="small">${markedWords(mark, name)}${consents.length > 0 ? html` · ${confirmedWords(list(consents.map(({ by, at }) => name(by, at))))}` : nothing}</p>
      ${wordings ? wordChanges(wordings.before, wordings.now, wordings.lang) : nothing}
      ${reasonShown(reader, record, mark)} ${act(mark)}
    </div>`
  })

function reasonShown(reader: SaidReader, { id }: RecordRow, { by, at, reason, reasonLang }: EditorialMark) {
  if (!reason) return nothing
  const plain = html`<p class="small muted" lang=${reasonLang ? domLang(reasonLang) : nothing}>${reason}</p>`
  return saidShown(reader, { key: editorialKey(id, at), lang: reasonLang ?? null, text: reason, by, at }, plain)
}

function markedWords({ by, at }: EditorialMark, nameThen: NameThen): string {
  const time = moment(at)
  const name = nameThen(by, at)
  return msg("drift.markedBy", { name, time })
}

export const confirmedWords = (names: string): string => msg("proposal.confirmedBy", { names })
