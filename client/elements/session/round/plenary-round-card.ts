import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { Mine } from "../../../../shared/contract/queries.ts"
import type { Round, Statement } from "../../../../shared/fold/consensusState.ts"
import type { GivenAnswer } from "../../../../shared/model/consensus/answer.ts"
import { roundEnds } from "../../../../shared/rules/floor/clocks.ts"
import { findMember } from "../../../../shared/rules/readings/rows.ts"
import { amendmentOf } from "../../../../shared/rules/record/afterwards/amending.ts"
import { recordReviewed } from "../../../../shared/rules/record/living/reviews.ts"
import { ratingBefore } from "../../../../shared/rules/round/outcome/movement.ts"
import { lacksReason } from "../../../../shared/rules/round/reasons.ts"
import { textsOffer } from "../../../../shared/rules/round/secondTexts.ts"
import { textsAsked } from "../../../../shared/rules/text/leftOut.ts"
import { toExtendDeadline } from "../../../acts/round/between/between.ts"
import { toExtendSilence } from "../../../acts/round/silence.ts"
import { countdown } from "../../../i18n/formats.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { unconfirmedWords } from "../../../i18n/sentences/proposal/proposalText.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { positionName } from "../../../i18n/terms/outcomeTerms.ts"
import { judgementName } from "../../../i18n/terms/recordTerms.ts"
import { hearsSpoken, mayExtend, partIn } from "../../../rules/offers/statement/roundActs.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { apart } from "../../../signals/apart.ts"
import { derived } from "../../../signals/derived.ts"
import { Watching } from "../../../signals/watching.ts"
import styles from "./plenary-round-card.css?inline"
import "../../icons/plenary-icon.ts"
import { labelOf } from "../../../acts/acts.ts"
import { anonymityHelp, secretLimit } from "../../../acts/round/anonymityHelp.ts"
import { leftOutWords } from "../../../i18n/sentences/round/leftOutWords.ts"
import { textsLeftOut } from "../../../i18n/sentences/round/textsLeftOut.ts"
import { FieldWords } from "../../forms/fieldWords.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import type { AnswerGiven } from "./answer/answerGiven.ts"
import { enteredForYou } from "./answer/enteredForYou.ts"
import type { PositionForm } from "./answer/plenary-position-form.ts"
import { BallotWanted } from "./ballotWanted.ts"
import "./answer/plenary-position-form.ts"
import type { RatingForm } from "./answer/plenary-rating-form.ts"
import "./answer/plenary-last-rating.ts"
import "./answer/plenary-rating-form.ts"
import type { ReviewForm } from "./answer/plenary-review-form.ts"
import "./answer/plenary-review-form.ts"
import "./answer/plenary-spoken-form.ts"
import "./answer/plenary-hear-spoken.ts"
import { deadlineNote } from "./deadlineWords.ts"
import { otherwiseShown } from "./otherwiseShown.ts"
import { silenceOf } from "./silenceWords.ts"
import { lastSummary } from "./summary/writtenSummary.ts"
import "../statement/plenary-statement-texts.ts"

/**
 * The open round, at the top of everyone's page: the text, the question, the number of answers. The server sends no
 * distribution of the answers before the reveal, so the card cannot show it.
 */
@customElement("plenary-round-card")
export class RoundCard extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now" | "answers" | "sending"> | null = null
  @property({ attribute: false }) round: Round | null = null
  @property({ attribute: false }) statement: Statement | null = null
  @property({ attribute: false }) mine: Mine | null = null
  /** the reader's own answer in the statement's last rating, as far as the reader may see it (DOMAIN W7) */
  @property({ attribute: false }) lastMine: Mine | null = null
  @state() private changing = false
  /** why the focus must move at the next rendering: the answer replaced the form, or the form replaced the answer */
  #moved: "answered" | "changing" | null = null
  readonly #asking = new Asking(this)
  readonly #words = new FieldWords(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("mine")) this.changing = false
    // The next round takes this card, so questions about the last round are removed.
    const before = changed.get("round")
    if (isRound(before) && before.id !== this.round?.id) this.#asking.leave()
  }

  protected override updated(): void {
    const button = this.renderRoot.querySelector<HTMLElement>(".yours button")
    const form = this.renderRoot.querySelector<RatingForm | PositionForm | ReviewForm>(
      "plenary-rating-form, plenary-position-form, plenary-review-form",
    )
    if (this.#moved === "answered" && button) {
      this.#moved = null
      // Moves the focus only if the reader has not moved it elsewhere while the answer was being sent.
      if (document.activeElement === document.body || this.matches(":focus-within")) button.focus()
    } else if (this.#moved === "changing" && form) {
      this.#moved = null
      void form.updateComplete.then(() => form.renderRoot.querySelector<HTMLElement>("input:checked")?.focus())
    }
  }

  override render() {
    const { scene, round, statement } = this
    if (!scene || !round || !statement) return nothing
    const wording = textsAsked(statement, round)
    return html`<article class="card round" aria-labelledby="title">
      <header>
        <h2 id="title">${this.#title(scene, round, statement)}</h2>
        ${apart(() => this.#clock(scene, round))}
      </header>
      <plenary-statement-texts .texts=${wording} .authentic=${scene.state.workspace?.authentic.map(({ lang }) => lang) ?? []}></plenary-statement-texts>
      ${this.#replaces(scene, statement)} ${round.kind === "rating" ? lastSummary(scene, round) : nothing} ${silenceOf(scene, round, statement, wording)} ${deadlineNote(scene, round)} ${this.#question(scene, round)} ${this.#asking.trouble}
      ${hearsSpoken(scene, round) ? html`<plenary-hear-spoken .scene=${scene} .round=${round}></plenary-hear-spoken>` : nothing}
      ${this.#extension(scene, round)}
      <p class="count" aria-live="polite">${apart(() => this.#count(scene, round))}</p>
      ${this.#leftOut(scene, round)}
      ${otherwiseShown(scene, round)}
      <p class="small muted">${anonymityHelp(round, scene.state)}</p>
      ${round.anonymity === "secret" ? html`<p class="small muted">${secretLimit()}</p>` : nothing}
    </article>`
  }

  #clock({ session, now }: ViewWith<"now">, round: Round) {
    const ends = roundEnds(round, session, now)
    return ends === null || ends <= now
      ? nothing
      : html`<span class="clock"><plenary-icon name="clock"></plenary-icon> ${countdown(ends - now)}</span>`
  }

  #replaces({ state }: View, statement: Statement) {
    const amendment = amendmentOf(state, statement)
    return amendment ? html`<p>${replacesWords(amendment.record)}</p>` : nothing
  }

  #leftOut({ state }: View, { recusedSides, leftOut }: Round) {
    return html`${recusedSides ? html`<p class="small">${leftOutWords(recusedSides, state)}</p>` : nothing}
      ${leftOut ? html`<p class="small">${textsLeftOut(leftOut)}</p>` : nothing}`
  }

  #extension(scene: ViewWith<"now">, round: Round) {
    if (!derived(() => mayExtend(scene, round))) return nothing
    const act = round.silence ? toExtendSilence(round) : toExtendDeadline(round)
    return html`<div class="row"><button ${this.#asking.presses(act)} class="quiet small">${labelOf(act)}</button></div>`
  }

  #title({ state }: View, round: Round, { label }: Statement): string {
    const { version, n } = round
    if (round.silence) return msg("round.silenceTitle", { label, version })
    if (round.kind === "review")
      return msg("round.reviewTitle", { number: recordReviewed(state, round)?.number ?? 0, n })
    return round.kind === "rating"
      ? msg("round.ratingTitle", { label, version, n })
      : msg("round.callTitle", { label, version })
  }

  #question(scene: ViewWith<"now" | "sending">, round: Round) {
    const part = derived(() => partIn(scene, round))
    if (part === "enters") return html`<plenary-spoken-form .scene=${scene} .round=${round}></plenary-spoken-form>`
    if (part === "watches") return this.#bystander(scene)
    if (part === "closed") return this.#reissued()
    if (part === "account") return html`<p class="yours">${refusalText({ code: "account-due", params: {} })}</p>`
    if (this.mine?.elsewhere) return this.#elsewhere(round, this.mine.movable ?? false)
    const answer = this.mine?.answer ?? null
    const waits = this.mine?.waits ? html`<p class="waits" role="status">${waitsWords()}</p>` : nothing
    if (answer && !this.changing)
      return html`${waits}${this.#yours(yoursWords(answer, this.#heardFrom(scene)), answer)}`
    if (this.mine?.entered && !this.changing) {
      const { entered } = this.mine
      const words = this.#reasons(entered.answer)
      const saySo = () => void this.#saySo(round)
      return enteredForYou(scene, round, entered, { words, busy: this.#asking.busy, saySo, change: this.#change })
    }
    if (this.mine?.cast && !this.changing) return html`${waits}${this.#yours(castWords())}`
    return html`${waits}<div class="asked" @answer-given=${this.#submit}>
      ${
        round.kind === "review"
          ? html`<plenary-review-form .answer=${answer} .place=${placeOf(scene, round)} .busy=${this.#asking.busy}></plenary-review-form>`
          : round.kind === "rating"
            ? this.#rating(scene, round, answer)
            : html`<plenary-position-form .answer=${answer} .offer=${textsOffer(scene.state, round)} .place=${placeOf(scene, round)} .named=${round.anonymity === "named"} .busy=${this.#asking.busy}></plenary-position-form>`
      }
    </div>`
  }

  #rating(scene: View, round: Round, answer: GivenAnswer | null) {
    const last = ratingBefore(scene.state, round)
    const named = round.anonymity === "named"
    return html`${last?.answers ? html`<plenary-last-rating .scene=${scene} .round=${last} .mine=${this.lastMine}></plenary-last-rating>` : nothing}
      <plenary-rating-form .answer=${answer} .offer=${textsOffer(scene.state, round)} .needs=${needsIn(scene, round)} .place=${placeOf(scene, round)} .named=${named} .busy=${this.#asking.busy}></plenary-rating-form>`
  }

  #bystander(scene: View) {
    const me = findMember(scene.state, scene.me.member)
    if (me?.unconfirmed !== undefined) return html`<p class="muted">${unconfirmedWords([])}</p>`
    return scene.me.role === "panelist" ? html`<p class="muted">${msg("round.joinedLate")}</p>` : nothing
  }

  #reissued() {
    return html`<p class="yours">${msg("round.reissued")}</p>`
  }

  /**
   * Says that another browser of this member has the ballot of a secret round. A ballot that is not cast yet can be
   * moved to this browser.
   */
  #elsewhere(round: Round, movable: boolean) {
    if (!movable) return html`<p class="yours" role="status">${msg("round.castElsewhere")}</p>`
    const take = () => {
      const wanted = new BallotWanted(round.id)
      this.dispatchEvent(wanted)
      void this.#asking.follow(wanted.answer)
    }
    return html`<div class="waits" role="status">
      <p>${msg("round.ballotElsewhere")}</p>
      <div class="row"><button class="outlined" ?disabled=${this.#asking.busy} @click=${take}>${msg("round.answerHere")}</button></div>
    </div>`
  }

  /** The name of the second officer who confirmed the position that was entered for the reader; null if there is none. */
  #heardFrom({ state }: View): string | null {
    return this.mine?.officer === undefined ? null : (findMember(state, this.mine.officer)?.name ?? "")
  }

  async #saySo(round: Round): Promise<void> {
    this.#moved = "answered"
    const receipt = await this.#asking.command("say-so", { round: round.id, seen: this.mine?.revision ?? 0 })
    if (!receipt) this.#moved = null
  }

  readonly #change = () => {
    this.changing = true
    this.#moved = "changing"
  }

  #yours(words: string, answer: GivenAnswer | null = null) {
    return html`<div class="yours row" role="status">
      <span>${words}</span>
      ${answer ? this.#reasons(answer) : nothing}
      <button class="apart" @click=${this.#change}>${msg("answer.change")}</button>
    </div>`
  }

  /** The member's own reason and remedy. The member can also check here the answer that the secretary entered. */
  #reasons(answer: GivenAnswer) {
    const { lang = "en" } = answer
    const texts = answer.kind === "review" ? [] : (answer.texts ?? [])
    const own = [answer.reason, answer.kind === "call" ? answer.remedy : ""].map(text => ({ lang, text }))
    return [...own, ...texts]
      .filter(({ text }) => text)
      .map(one => html`<p class="small text" lang=${domLang(one.lang)}>${one.text}</p>`)
  }

  #count(scene: ViewWith<"answers">, round: Round): string {
    // The page knows the reader's own answer before the server's next count includes it.
    const n = Math.max(scene.answers[round.id]?.answered ?? 0, this.mine?.answer || this.mine?.cast ? 1 : 0)
    const m = round.electorate.length
    // A silence procedure shows its result automatically, without a moderator.
    if (round.silence) return msg("round.countSilence", { n, m })
    return msg("round.count", { n, m })
  }

  async #submit({ answer }: AnswerGiven): Promise<void> {
    if (!this.round) return
    const seen = this.mine?.revision ?? 0
    this.#moved = "answered"
    const receipt = await this.#asking.command("answer-round", { round: this.round.id, answer, seen })
    if (!receipt) this.#moved = null
    else if (this.scene) this.#words.keep(placeOf(this.scene, this.round), {})
  }
}

const replacesWords = (n: number): string => msg("amend.replaces", { n })

/**
 * The storage key of the typed text. It is empty for a secret round, so that no text is stored on the device before the
 * ballot is cast.
 */
const placeOf = ({ me }: View, { id, anonymity }: Round): string => (anonymity === "secret" ? "" : `${me.member} ${id}`)

const isRound = (value: unknown): value is Round => typeof value === "object" && value !== null && "electorate" in value

/** Returns whether a score of the round needs a reason; null if the round takes no reasons. */
const needsIn = ({ state }: View, round: Round): ((score: number) => boolean) | null =>
  round.reasonsFor === undefined ? null : score => lacksReason(state, round, { kind: "rating", score })

const castWords = (): string => msg("round.ballotIn")

const waitsWords = (): string => msg("round.ballotWaits")

function yoursWords(answer: GivenAnswer, officer: string | null): string {
  if (answer.kind === "rating") {
    const score = answer.score === null ? msg("rating.skip") : String(answer.score)
    return msg("rating.yours", { score })
  }
  if (answer.kind === "review") return msg("review.yours", { judgement: judgementName(answer.judgement) })
  const position = positionName(answer.position)
  return officer === null ? msg("position.yours", { position }) : msg("position.heardFrom", { position, name: officer })
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-round-card": RoundCard
  }
}
