import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import type { RevealedAnswer } from "../../../../../shared/model/consensus/answer.ts"
import { right } from "../../../../../shared/rules/policy.ts"
import { classIn } from "../../../../../shared/rules/round/outcome/classes.ts"
import { hasLaterRating } from "../../../../../shared/rules/round/outcome/movement.ts"
import { scoresOf, statistics } from "../../../../../shared/rules/round/outcome/ratings.ts"
import { standing } from "../../../../../shared/rules/round/outcome/standing.ts"
import { verdictAfter } from "../../../../../shared/rules/round/outcome/stopping.ts"
import { spokenIn, tallyOf } from "../../../../../shared/rules/round/outcome/tally.ts"
import { clock, list, number } from "../../../../i18n/formats.ts"
import { domLang } from "../../../../i18n/language.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import { namesThen } from "../../../../i18n/names.ts"
import { classWords, ruleWords, stoppingWords } from "../../../../i18n/sentences/ratings/ratingWords.ts"
import { heldWords, outcomeName, positionName } from "../../../../i18n/terms/outcomeTerms.ts"
import { roundKindName } from "../../../../i18n/terms/terms.ts"
import type { View } from "../../../../scene/scene.ts"
import { reviewAnswers } from "../../../record/answers/reviewAnswers.ts"
import { Asking } from "../../kit/asking.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import styles from "./plenary-round-result.css?inline"
import "./plenary-dot-strip.ts"
import type { Lang } from "../../../../../shared/model/terms.ts"
import { reasonKey } from "../../../../../shared/rules/said/inRounds.ts"
import { becauseWords } from "../../../../i18n/sentences/round/becauseWords.ts"
import { leftOutWords } from "../../../../i18n/sentences/round/leftOutWords.ts"
import { changesShown } from "../../../record/answers/changesShown.ts"
import { spokenMark } from "../../../record/answers/spokenMark.ts"
import { originalMark } from "../../../record/texts/originalMark.ts"
import { saidShown } from "../../../translating/saidShown.ts"
import { lateWords } from "../lateWords.ts"
import { otherwiseShown } from "../otherwiseShown.ts"
import { silenceName } from "../voidWords.ts"
import "../../../record/answers/plenary-tally-bar.ts"
import "./plenary-reason-list.ts"
import { writtenSummary } from "../summary/writtenSummary.ts"
import { movementParts, ratingName } from "./movementParts.ts"
import { ratingDetails } from "./ratingDetails.ts"

/** The result of a round: the counts in a sentence, then a chart, and the figures under Details. */
@customElement("plenary-round-result")
@localized()
export class RoundResult extends LitElement {
  @property({ attribute: false }) scene: View | null = null
  @property({ attribute: false }) round: Round | null = null
  /** whether the result offers its reader to group the reasons */
  @property({ type: Boolean }) grouping = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { scene, round } = this
    if (!scene || !round || !isShown(round)) return nothing
    return html`<section>
      <header>
        <p class="what"><b>${this.#title(round)}</b></p>
        <span class="small muted">${round.revealedAt ? clock(round.revealedAt) : ""}</span>
      </header>
      ${
        round.answers === null
          ? html`<p>${msg("result.few")}</p>`
          : round.kind === "review"
            ? this.#review(scene, round, round.answers)
            : round.kind === "rating"
              ? this.#rating(scene, round, round.answers)
              : this.#call(scene, round, round.answers)
      }
      ${otherwiseShown(scene, round)}
      ${this.#roll(scene, round)} ${lateWords(scene, round)}
    </section>`
  }

  #title({ kind, n, silence }: Round): string {
    if (silence) return silenceName()
    return kind === "rating" ? ratingName(n) : roundKindName(kind)
  }

  /** Renders what the stopping rule says after this rating, with the rule. */
  #stopping(state: View["state"], round: Round) {
    const verdict = verdictAfter(state, round)
    if (!verdict) return nothing
    return html`<p class="small"><b>${stoppingWords(verdict)}</b></p><p class="small muted">${ruleWords(round.stopping ?? null)}</p>`
  }

  #summary(scene: View, round: Round) {
    const may = this.grouping && right(scene.me.role, "group reasons") === "yes" && !hasLaterRating(scene.state, round)
    return html`${writtenSummary(scene, round)}
      ${may ? html`<div class="row"><button ${this.#asking.presses({ kind: "summarize-round", round })} class="quiet small">${msg("summary.write")}</button></div>${this.#asking.trouble}` : nothing}`
  }

  #rating(scene: View, round: Round, answers: readonly RevealedAnswer[]) {
    const { state } = scene
    const scores = scoresOf(answers)
    const figures = statistics(scores)
    if (!figures) return html`<p>${msg("result.noScores")}</p>`
    const { high, mid, low } = figures.counts
    const n = figures.n
    const median = number(figures.median)
    const half = figures.ipr / 2
    const movement = movementParts(state, round)
    return html`
      <p>${msg("result.counts", { high, n, mid, low, median })}</p>
      <p>${askedWords(round)} ${classWords(classIn(round, figures), state)}</p>
      ${movement.words}
      <plenary-dot-strip .scores=${scores.filter(score => score !== null)} .median=${figures.median}
        .middle=${[figures.iprcp - half, figures.iprcp + half]}></plenary-dot-strip>
      <plenary-reason-list .reader=${scene} .round=${round} ?grouping=${this.grouping}></plenary-reason-list>
      <details><summary>${msg("result.details")}</summary><div class="details">${movement.details}<div>${ratingDetails(figures, answers, round, state)}</div></div></details>
      ${this.#stopping(state, round)} ${this.#summary(scene, round)}`
  }

  #review(scene: View, round: Round, answers: readonly RevealedAnswer[]) {
    const name = namesThen(scene.state)
    return reviewAnswers(scene, round, answers, member => name(member, shownAt(round)))
  }

  #call(scene: View, round: Round, answers: readonly RevealedAnswer[]) {
    const name = namesThen(scene.state)
    const spoken = spokenIn(answers)
    return html`
      <plenary-tally-bar .tally=${tallyOf(round.electorate, answers)}></plenary-tally-bar>
      ${round.anonymity === "named" ? html`<ul class="people">${answers.map(answer => this.#person(scene, round, answer, name(answer.member, shownAt(round))))}</ul>` : this.#reasons(scene, round, answers)}
      ${spoken ? html`<p class="small">${msg("record.spokenShare", spoken)}</p>` : nothing}
      ${round.notReached ? html`<p class="small">${msg("result.notReached", { names: list(round.notReached.map(id => name(id, shownAt(round)))) })}</p>` : nothing}
      ${round.unconfirmed ? html`<p class="small">${msg("result.unconfirmed", { names: list(round.unconfirmed.map(id => name(id, shownAt(round)))) })}</p>` : nothing}
      ${round.changes.length > 0 ? html`<p class="small muted">${msg("result.changes", { n: round.changes.length })}</p>` : nothing}
      ${changesShown(scene, round, name)} ${this.#level(scene, round)}`
  }

  /**
   * The level that the rule gives for the current positions, and why. A moderator declares this level or a lower one.
   */
  #level({ state }: View, { id, statement }: Round) {
    const stands = standing(state, statement)
    if (stands?.round.id !== id || state.statements[statement]?.state !== "proposed") return nothing
    const level = outcomeName(stands.computed)
    return html`<p class="small"><b>${msg("result.level", { level })}</b> ${becauseWords(stands.because, state)} ${leftOutWords(stands.round.recusedSides, state)}</p>`
  }

  /**
   * The reasons of a round without names, in the order of the answers. The server has sorted these answers by content.
   */
  #reasons(scene: View, round: Round, answers: readonly RevealedAnswer[]) {
    const given = answers.flatMap(({ answer }) => (answer.kind === "call" && answer.reason !== "" ? [answer] : []))
    if (given.length === 0) return nothing
    return html`<ul class="people">${given.map(
      ({ position, reason, lang }) =>
        html`<li><span>${positionName(position)}</span>${saidShown(scene, { key: reasonKey(round.id, null, reason), lang, text: reason, by: null, hidden: true, at: round.openedAt }, plainReason({ lang, reason }))}</li>`,
    )}</ul>`
  }

  /** The members who took a ballot of a secret round. A member may have taken a ballot without casting it. */
  #roll({ state }: View, round: Round) {
    const { roll } = round
    if (roll === null || roll.length === 0) return nothing
    const name = namesThen(state)
    const names = list(roll.map(id => name(id, shownAt(round))))
    return html`<p class="small muted">${msg("result.roll", { names })}</p>`
  }

  #person(scene: View, round: Round, { answer, spoken, member }: RevealedAnswer, name: string) {
    if (answer.kind !== "call") return nothing
    return html`<li><b>${name}</b>
      <span>${heldWords(answer)}${spoken ? html` <span class="small muted">· ${spokenMark()}</span>` : nothing}</span>
      ${answer.reason ? saidShown(scene, { key: reasonKey(round.id, member, answer.reason), lang: answer.lang, text: answer.reason, by: member, at: round.openedAt }, plainReason(answer)) : nothing}
    </li>`
  }
}

const plainReason = ({ lang, reason }: { lang: Lang; reason: string }) =>
  html`${originalMark(lang)}<p class="text muted" lang=${domLang(lang)}>${reason}</p>`

/** How many of those whom the round asked have answered. */
const askedWords = ({ answered, electorate }: Round): string =>
  msg("summary.answered", { answered: answered ?? 0, electorate: electorate.length })

/** Whether the round shows answers. A void round shows its answers if they were kept. */
const isShown = ({ state, answers }: Round): boolean => state === "revealed" || (state === "void" && answers !== null)

/** The time at which everybody saw the answers. The result names the members as they were called then. */
const shownAt = ({ revealedAt, closedAt, state, turned }: Round): number =>
  revealedAt ?? closedAt ?? (state === "void" ? turned.at : Infinity)

declare global {
  interface HTMLElementTagNameMap {
    "plenary-round-result": RoundResult
  }
}
