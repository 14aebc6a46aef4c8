import { html } from "lit"
import type { Answer } from "../../../shared/model/consensus/answer.ts"
import { msg } from "../../i18n/msg.ts"
import { positionName } from "../../i18n/terms/outcomeTerms.ts"
import { roundStateName } from "../../i18n/terms/terms.ts"
import { isTyped } from "../../state/sent/ungiven.ts"
import type { BatchAnswers } from "../../state/session/answers/batchAnswers.ts"
import { type RoundAsked, wordingShown } from "./batchRounds.ts"

export function givenWords(answer: Answer): string {
  if (answer.kind === "call") return positionName(answer.position)
  if (answer.kind !== "rating") return ""
  return answer.score === null ? msg("rating.skip") : String(answer.score)
}

/** An answer with its reason. */
export const answerWords = (answer: Answer): string =>
  answer.reason ? `${givenWords(answer)} (${answer.reason})` : givenWords(answer)

/** The reader's own answer to one round, and whether it is saved. */
function own({ round }: RoundAsked, answers: BatchAnswers, member: string | null) {
  const answer = answers.shown(round.id)
  const saving = answers.saving(round.id)
  const secret = round.anonymity === "secret"
  if (saving !== "sending" && !secret && member !== null && isTyped(member, round.id, answers.saved(round.id)))
    return html`<span class="chip warn">${msg("batch.typed")}</span>`
  if (saving === "none") return html`<span class="chip">${msg("batch.open.one")}</span>`
  const words = answer ? givenWords(answer) : msg("batch.cast")
  if (saving === "saved") return html`<span class="chip good">${words}</span>`
  return html`<span class="chip warn">${words} · ${saving === "sending" ? msg("batch.sending") : msg("batch.notTaken")}</span>`
}

/** All rounds of a batch that ask the reader, with the own answers. A press goes to the round. */
export const batchList = (
  asked: readonly RoundAsked[],
  answers: BatchAnswers,
  { at, go, member }: { at: number; go: (n: number) => void; member: string | null },
) =>
  html`<ol class="rounds" role="list">${asked.map((one, n) => {
    const { text, lang } = wordingShown(one)
    return html`<li><button class="list-row" aria-current=${n === at ? "step" : "false"} @click=${() => go(n)}>
    <b>${one.statement.label}</b> <span class="words" lang=${lang}>${text}</span> ${own(one, answers, member)}</button></li>`
  })}</ol>`

/** The end of a batch: everything is given, or a list of what is missing, each with a link to it. */
export function batchEnd(asked: readonly RoundAsked[], answers: BatchAnswers, go: (n: number) => void) {
  const open = asked.flatMap((one, n) => (answers.saving(one.round.id) === "saved" ? [] : [{ one, n }]))
  const words =
    open.length === 0
      ? html`<strong>${msg("batch.done")}</strong>`
      : html`<strong>${msg("batch.notGiven", { n: open.length })}</strong>
        ${open.map(({ one, n }) => html`<button class="quiet small" @click=${() => go(n)}>${one.statement.label}</button>`)}`
  return html`<p id="batch-end" class="row" role="status" tabindex="-1">${words}</p>`
}

/** The rounds of a batch for a reader who is not asked: how many have answered each, or how it ended. */
export const batchStanding = (
  all: readonly RoundAsked[],
  counts: Readonly<Record<string, { answered: number }>>,
  slug: string,
) =>
  html`<ol class="rounds" role="list">${all.map(one => {
    const { text, lang } = wordingShown(one)
    const { round, statement } = one
    const n = counts[round.id]?.answered ?? 0
    const m = round.electorate.length
    return html`<li><a class="list-row" href=${`/w/${slug}/t/${round.topic}#${statement.id}`}>
    <b>${statement.label}</b> <span class="words" lang=${lang}>${text}</span>
    <span class="chip">${round.state === "open" ? msg("wall.answered", { n, m }) : roundStateName(round.state)}</span></a></li>`
  })}</ol>`
