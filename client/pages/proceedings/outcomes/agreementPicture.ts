import { html, nothing } from "lit"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Tally } from "../../../../shared/model/consensus/record.ts"
import { castIn } from "../../../../shared/rules/round/outcome/tally.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../../elements/charts/plenary-bars.ts"
import type { Bar } from "../../../elements/charts/plenary-bars.ts"
import { outcomeName } from "../../../i18n/terms/outcomeTerms.ts"

/**
 * A chart of the panel's agreement. Each bar is a record's share of support among the positions cast. Its text also has
 * each side's share, if that may be shown.
 */
export function agreementPicture(records: readonly RecordRow[], { sides }: State) {
  const bars = records.map(({ number: n, body: { label, level, tally, sides: each } }): Bar => {
    const cast = castIn(tally)
    const ofSides = each.map(one => `${sides.find(({ id }) => id === one.side)?.mark ?? ""} ${supportIn(one)}`)
    return {
      label: `CR-${n} · ${label} · ${outcomeName(level)}`,
      value: cast === 0 ? 0 : (tally.agree + tally.reserve) / cast,
      text: [supportIn(tally), ...ofSides].join(" · "),
      planned: 1,
    }
  })
  if (bars.length === 0) return nothing
  return html`<plenary-bars heading=${msg("pictures.support")}
    .columns=${[msg("pictures.record"), msg("pictures.supportColumn")]} .bars=${bars}></plenary-bars>`
}

const supportIn = (tally: Tally): string => `${tally.agree + tally.reserve}/${castIn(tally)}`
