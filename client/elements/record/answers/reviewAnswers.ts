import { html, nothing } from "lit"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { RevealedAnswer } from "../../../../shared/model/consensus/answer.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { judgements } from "../../../../shared/model/terms.ts"
import { countJudgements } from "../../../../shared/rules/record/living/reviews.ts"
import { reasonKey } from "../../../../shared/rules/said/inRounds.ts"
import { list } from "../../../i18n/formats.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { judgementName } from "../../../i18n/terms/recordTerms.ts"
import { type SaidReader, saidShown } from "../../translating/saidShown.ts"
import { originalMark } from "../texts/originalMark.ts"

/** The number of answers of each kind in a review. */
export function reviewCounts(answers: readonly RevealedAnswer[]) {
  if (answers.length === 0) return html`<p>${msg("review.noAnswers")}</p>`
  const counts = countJudgements(answers)
  const told = judgements.filter(one => counts[one] > 0)
  return html`<p>${list(told.map(one => msg("review.count", { judgement: judgementName(one), n: counts[one] })))}</p>`
}

/** Each person's answer in a review, with its reason. */
export const reviewVoices = (
  reader: SaidReader,
  round: Pick<Round, "id" | "openedAt">,
  answers: readonly RevealedAnswer[],
  name: (member: MemberId | null) => string,
) =>
  html`<ul class="people" role="list">${answers.map(({ member, answer }) =>
    answer.kind === "review"
      ? html`<li><b>${name(member)}</b> <span>${judgementName(answer.judgement)}</span>
          ${answer.reason ? saidShown(reader, { key: reasonKey(round.id, member, answer.reason), lang: answer.lang, text: answer.reason, by: member, at: round.openedAt }, html`${originalMark(answer.lang)}<p class="text muted" lang=${domLang(answer.lang)}>${answer.reason}</p>`) : nothing}</li>`
      : nothing,
  )}</ul>`

/** The answers of a review: the number of each, and each person's answer. */
export const reviewAnswers = (
  reader: SaidReader,
  round: Pick<Round, "id" | "openedAt">,
  answers: readonly RevealedAnswer[],
  name: (member: MemberId | null) => string,
) => html`${reviewCounts(answers)} ${reviewVoices(reader, round, answers, name)}`
