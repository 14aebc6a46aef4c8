import { html, nothing } from "lit"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { findRecord } from "../../../shared/rules/readings/rows.ts"
import { marksShown } from "../../elements/record/marksShown.ts"
import { proposalsShown } from "../../elements/record/proposalsShown.ts"
import { recordEnd } from "../../elements/record/recordEnd.ts"
import { type SaidReader, saidInSentence } from "../../elements/translating/saidShown.ts"
import { day, moment } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { namesThen } from "../../i18n/names.ts"
import { recordStateName } from "../../i18n/terms/outcomeTerms.ts"

function stateBanner(record: RecordRow, reader: SaidReader) {
  const date = day(record.endedAt ?? record.declaredAt)
  switch (record.state) {
    case "in_force":
      return nothing
    case "declared":
      return html`<p class="notice warn">${recordStateName(record.state)}</p>`
    case "superseded": {
      const n = findRecord(reader.state, record.supersededBy)?.number ?? "?"
      return html`<p class="notice bad">
        ${msg("record.superseded", { n, date })}
        <a class="no-print" href=${`./${n}`}>CR-${n}</a>
      </p>`
    }
    case "withdrawn":
      return html`<p class="notice bad">${saidInSentence(reader, recordEnd(record), reason => msg("record.withdrawn", { date, reason }))}</p>`
    case "returned":
    case "taken_back":
    case "lapsed": {
      const name = recordStateName(record.state)
      return html`<p class="notice bad">
        ${record.reason ? saidInSentence(reader, recordEnd(record), reason => msg("record.ended", { name, date, reason })) : msg("record.endedNoReason", { name, date })}
      </p>`
    }
    default:
      return record.state satisfies never
  }
}

/**
 * Names the record that this record supersedes. Nothing is shown until this record is in force, because the old record
 * applies until then.
 */
function supersedes({ state: now, body, declaredAt }: RecordRow, state: State) {
  const old = findRecord(state, body.supersedes)
  if (!old || (now !== "in_force" && now !== "superseded")) return nothing
  const date = day(old.endedAt ?? declaredAt)
  return html`<p class="notice">
    ${msg("record.supersedesBanner", { n: old.number, date })}
    <a class="no-print" href=${`./${old.number}`}>CR-${old.number}</a>
  </p>`
}

/** The changes of the record since its declaration. They are shown above everything else. */
export function recordBanners(record: RecordRow, reader: SaidReader) {
  const { state } = reader
  const n = record.number
  const time = record.drift ? moment(record.drift.since) : ""
  return html`
    ${stateBanner(record, reader)} ${supersedes(record, state)} ${proposalsShown(record, reader)}
    ${record.drift ? html`<p class="notice warn">${msg("drift.badge", { n, time })}</p>` : nothing}
    ${marksShown(record, reader, namesThen(state))}
  `
}
