import { html, nothing } from "lit"
import type { Addition, Erratum, RecordRow } from "../../../../shared/fold/recordState.ts"
import type { AdditionKind } from "../../../../shared/rules/record/afterwards/additions.ts"
import { runningReview } from "../../../../shared/rules/record/living/reviews.ts"
import { isReasonSealed, mayPublishReason, mayReadReason } from "../../../../shared/rules/record/returning.ts"
import { answersIn } from "../../../../shared/rules/round/electorate/electorate.ts"
import type { Wanted } from "../../../acts/act.ts"
import { msg } from "../../../i18n/msg.ts"
import { additionActs, erratumActs } from "../../../rules/offers/record/recordActs.ts"
import type { Scene, View } from "../../../scene/scene.ts"
import "../../../elements/session/dialog/plenary-act-dialog.ts"
import { asksFirst } from "../../../acts/acts.ts"
import "../../../elements/session/record-card/plenary-act-row.ts"
import "../../../elements/session/record-card/plenary-record-desk.ts"
import { go } from "../../../state/page/router.ts"
import "../plenary-return-reason.ts"

/**
 * The reason for which a declaration was returned, for the chairs who may read it. Either of the two chairs may publish
 * it.
 */
export const reasonToChairs = ({ state, me }: View, record: RecordRow) =>
  isReasonSealed(record) && mayReadReason(state, record, me.member)
    ? html`<plenary-return-reason .record=${record} ?publishes=${mayPublishReason(state, record, me.member)}></plenary-return-reason>`
    : nothing

/** Leads a panelist who is asked in the record's review to its form, which stands on the page of the topic. */
function reviewAsked({ state, me }: View, record: RecordRow) {
  const round = runningReview(state, record)
  if (round?.state !== "open" || !answersIn(state, round, me.member)) return nothing
  return html`<p class="row"><span>${msg("ask.review", { n: record.number })}</span>
    <a class="button small filled" href=${`/w/${state.workspace?.slug}/t/${record.body.topic}`}>${msg("bar.goReview")}</a></p>`
}

/** The acts on a record, with the same buttons and the same dialog as on the record's card in the room. */
export const recordDesk = (scene: Scene, record: RecordRow, cut: boolean) => html`<section
  class="desk no-print" aria-label=${msg("record.desk")}>
  ${reviewAsked(scene, record)} ${reasonToChairs(scene, record)}
  <plenary-record-desk .scene=${scene} .record=${record} ?cut=${cut}></plenary-record-desk>
  <plenary-act-dialog .scene=${scene}></plenary-act-dialog>
</section>`

export const erratumDesk = (scene: Scene, record: RecordRow, erratum: Erratum, cut: boolean) =>
  html`<plenary-act-row class="no-print" .scene=${scene} .acts=${erratumActs(scene, record, erratum)} ?cut=${cut}></plenary-act-row>`

export const additionDesk = (
  scene: Scene,
  record: RecordRow,
  { addition, of }: { addition: Addition; of: AdditionKind },
  cut: boolean,
) =>
  html`<plenary-act-row quiet class="no-print" .scene=${scene} .acts=${additionActs(scene, record, addition, of)} ?cut=${cut}></plenary-act-row>`

/**
 * Performs an act on the record's page. An act with a form opens the dialog. An amendment opens the statement's page,
 * where its text is written.
 */
export function performAtDesk(act: Wanted, page: ParentNode, slug: string): void {
  if (asksFirst(act)) page.querySelector("plenary-act-dialog")?.ask(act)
  else if (act.kind === "amend") go(`/w/${slug}/t/${act.record.body.topic}#amend-${act.record.body.statement}`)
}
