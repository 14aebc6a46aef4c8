import { html, nothing } from "lit"
import { keyed } from "lit/directives/keyed.js"
import type { Mine } from "../../../shared/contract/queries.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { AnswerGiven } from "../../elements/session/round/answer/answerGiven.ts"
import "../../elements/session/round/answer/plenary-last-rating.ts"
import "../../elements/session/round/answer/plenary-position-form.ts"
import "../../elements/session/round/batch/plenary-score-buttons.ts"
import "../../elements/session/statement/plenary-statement-texts.ts"
import { ratingBefore } from "../../../shared/rules/round/outcome/movement.ts"
import { lacksReason, ownRatingBefore } from "../../../shared/rules/round/reasons.ts"
import { textsOffer } from "../../../shared/rules/round/secondTexts.ts"
import { textsAsked } from "../../../shared/rules/text/leftOut.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import type { View } from "../../scene/scene.ts"
import { forgetGiven } from "../../state/sent/ungiven.ts"
import type { BatchAnswers } from "../../state/session/answers/batchAnswers.ts"
import { answerWords, givenWords } from "./batchList.ts"
import type { RoundAsked } from "./batchRounds.ts"

interface Step {
  answers: BatchAnswers
  scene: View
  member: string | null
  /** the reader's own answer to a round, once the page has fetched it */
  mineOf: (round: string) => Mine | null
  /** keeps the place, because after this answer another round is the first without one */
  stay: () => void
  /** the way to move the secret ballot of a round from another browser to this one */
  take: (round: string) => void
  elsewhere: { movable: boolean } | null
  over: boolean
}

/** One round of a batch: the text, the form, and whether the own answer is saved. */
export function batchStep(one: RoundAsked, { answers, scene, member, mineOf, stay, take, elsewhere, over }: Step) {
  const { state } = scene
  const { round, statement } = one
  const answer = answers.shown(round.id)
  const given = (event: AnswerGiven) => {
    stay()
    answers.give(round.id, event.answer)
    // from here on the answers of the batch are kept, and not what was typed for them
    if (member !== null && round.anonymity !== "secret") forgetGiven(member, round.id, event.answer)
  }
  const before = ratingBefore(state, round)
  const own = ownRatingBefore(state, round)
  const place = round.anonymity === "secret" ? "" : `${member} ${round.id}`
  const form =
    round.kind === "rating"
      ? html`${before?.answers ? html`<plenary-last-rating .scene=${scene} .round=${before} .mine=${own && mineOf(own.id)}></plenary-last-rating>` : nothing}
        <plenary-score-buttons .answer=${answer} .offer=${textsOffer(state, round)} .needs=${needsIn(state, round)} .named=${round.anonymity === "named"} .saved=${answers.saving(round.id) === "saved"} .place=${place}></plenary-score-buttons>`
      : html`<plenary-position-form .answer=${answer} .offer=${textsOffer(state, round)} .place=${place} .named=${round.anonymity === "named"}></plenary-position-form>`
  return html`<article class="answering stack" aria-labelledby="batch-step">
    <h2 id="batch-step" tabindex="-1">${statement.label} <span class="muted small">${msg("statement.version", { version: round.version })}</span></h2>
    <plenary-statement-texts .texts=${textsAsked(statement, round)} .authentic=${state.workspace?.authentic.map(({ lang }) => lang) ?? []}></plenary-statement-texts>
    ${
      over
        ? html`<p>${msg("batch.over")}</p>`
        : elsewhere
          ? elsewhereWords(elsewhere.movable, () => take(round.id))
          : html`<div @answer-given=${given}>${keyed(round.id, form)}</div>`
    }
    <p class="saved small" role="status">${savedWords(answers, round.id)}</p>
    ${refusedWords(answers, one, state, over)}
  </article>`
}

/** Returns whether a score of the round needs a reason; null if the round takes no reasons. */
const needsIn = (state: State, round: Round): ((score: number) => boolean) | null =>
  round.reasonsFor === undefined ? null : score => lacksReason(state, round, { kind: "rating", score })

const elsewhereWords = (movable: boolean, take: () => void) =>
  movable
    ? html`<p>${msg("round.ballotElsewhere")}</p><p><button class="outlined" @click=${take}>${msg("round.answerHere")}</button></p>`
    : html`<p>${msg("round.castElsewhere")}</p>`

/** Says *saved* only if the server's receipt has come. */
function savedWords(answers: BatchAnswers, round: string): string {
  switch (answers.saving(round)) {
    case "none":
    case "refused":
      return ""
    case "sending":
      return msg("batch.notSaved")
    case "saved":
      return msg("batch.saved")
  }
}

/** Says why an answer was not taken. Beside an answer from another device the reader chooses which of the two holds. */
function refusedWords(answers: BatchAnswers, { round: { id } }: RoundAsked, state: State, over: boolean) {
  const refusal = answers.refusal(id)
  const mine = answers.shown(id)
  if (!refusal || !mine) return nothing
  const other = refusal.code === "already-answered" ? answers.saved(id) : null
  const why = other
    ? msg("batch.both", { saved: answerWords(other), chosen: answerWords(mine) })
    : refusalText(refusal, state)
  const again = other ? msg("batch.replace", { answer: givenWords(mine) }) : msg("batch.sendAgain")
  return html`<p class="trouble" role="alert">${why}</p>
    ${
      over
        ? nothing
        : html`<p class="row"><button class="outlined small" @click=${() => answers.give(id, mine)}>${again}</button>
          ${other ? html`<button class="outlined small" @click=${() => answers.drop(id)}>${msg("batch.keepSaved", { answer: givenWords(other) })}</button>` : nothing}</p>`
    }`
}
