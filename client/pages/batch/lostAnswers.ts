import { html, nothing } from "lit"
import type { GivenAnswer } from "../../../shared/model/consensus/answer.ts"
import { moment } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import type { Outbox } from "../../state/outbox.ts"
import { lateIn } from "../../state/sent/pending.ts"
import type { BatchAnswers } from "../../state/session/answers/batchAnswers.ts"
import { answerWords } from "./batchList.ts"
import type { RoundAsked } from "./batchRounds.ts"

/** The reader's answers that the server had not taken when their rounds ended. They go once the reader has read so. */
export function lostAnswers(asked: readonly RoundAsked[], answers: BatchAnswers, outbox: Outbox) {
  const lost = asked.flatMap(({ round, statement: { label } }) => {
    const refusal = round.state === "open" ? null : answers.refusal(round.id)
    const answer = answers.shown(round.id)
    if (!refusal || !answer) return []
    const saved = answers.saved(round.id)
    const words =
      refusal.code === "round-closed"
        ? lateWords(label, answer, saved, Number(refusal.params["time"]) || (round.closedAt ?? 0))
        : saved
          ? `${label}: ${msg("batch.both", { saved: answerWords(saved), chosen: answerWords(answer) })}`
          : msg("batch.lost.one", { label, answer: answerWords(answer) })
    const sent = outbox.list.value.find(one => one.kind === "answer-round" && one.body.round === round.id)
    return [{ id: round.id, words, sent, named: round.anonymity === "named" }]
  })
  if (lost.length === 0) return nothing
  const read = () => {
    for (const { id, sent } of lost) {
      answers.drop(id)
      if (sent) outbox.dismiss(sent.id)
    }
  }
  const untold = lost.flatMap(one => (one.sent && !one.sent.reported ? [{ ...one, sent: one.sent }] : []))
  const tell = () => {
    for (const { id, sent, named } of untold) outbox.report(sent.id, id, lateIn(named))
  }
  const told = lost.some(({ sent }) => sent?.reported)
  return html`<section class="stack tight lost" role="alert" aria-labelledby="batch-lost">
    <h2 id="batch-lost">${msg("batch.lost", { n: lost.length })}</h2>
    <ul>${lost.map(({ words }) => html`<li>${words}</li>`)}</ul>
    ${told ? html`<p class="small">${lost.every(({ named }) => named) ? msg("outcome.toldNamed") : msg("outcome.toldCounted")}</p>` : nothing}
    <p class="row">${untold.length > 0 ? html`<button class="outlined" @click=${tell}>${msg("outcome.tell")}</button>` : nothing}
      <button class="outlined" @click=${read}>${msg("batch.lost.read")}</button></p>
  </section>`
}

/** Says that an answer came after the close, and which earlier one counts. */
function lateWords(label: string, late: GivenAnswer, saved: GivenAnswer | null, closedAt: number): string {
  const answer = answerWords(late)
  const counts = saved ? answerWords(saved) : ""
  return msg("batch.lost.late", { label, answer, has: saved ? "yes" : "no", counts, time: moment(closedAt) })
}
