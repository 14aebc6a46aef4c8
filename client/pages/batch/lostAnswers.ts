import { html, nothing } from "lit"
import { msg } from "../../i18n/msg.ts"
import type { BatchAnswers } from "../../state/session/answers/batchAnswers.ts"
import { answerWords } from "./batchList.ts"
import type { RoundAsked } from "./batchRounds.ts"

/** The reader's answers that the server had not taken when their rounds ended. They go once the reader has read so. */
export function lostAnswers(asked: readonly RoundAsked[], answers: BatchAnswers) {
  const lost = asked.flatMap(({ round, statement: { label } }) => {
    const refused = round.state !== "open" && answers.refusal(round.id) !== null
    const answer = refused ? answers.shown(round.id) : null
    if (!answer) return []
    const saved = answers.saved(round.id)
    const words = saved
      ? `${label}: ${msg("batch.both", { saved: answerWords(saved), chosen: answerWords(answer) })}`
      : msg("batch.lost.one", { label, answer: answerWords(answer) })
    return [{ id: round.id, words }]
  })
  if (lost.length === 0) return nothing
  const read = () => {
    for (const { id } of lost) answers.drop(id)
  }
  return html`<section class="stack tight lost" role="alert" aria-labelledby="batch-lost">
    <h2 id="batch-lost">${msg("batch.lost", { n: lost.length })}</h2>
    <ul>${lost.map(({ words }) => html`<li>${words}</li>`)}</ul>
    <p><button class="outlined" @click=${read}>${msg("batch.lost.read")}</button></p>
  </section>`
}
