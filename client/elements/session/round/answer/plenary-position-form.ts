import { html, LitElement, nothing } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { GivenAnswer } from "../../../../../shared/model/consensus/answer.ts"
import { type Lang, type PositionValue, positions } from "../../../../../shared/model/terms.ts"
import type { TextsOffer } from "../../../../../shared/rules/round/secondTexts.ts"
import { wordingWarning } from "../../../../acts/round/anonymityHelp.ts"
import { currentLang, domLang } from "../../../../i18n/language.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import { positionName } from "../../../../i18n/terms/outcomeTerms.ts"
import { FieldWords } from "../../../forms/fieldWords.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import { AnswerGiven } from "./answerGiven.ts"
import { choiceSheet } from "./choiceSheet.ts"
import { SecondTextFields } from "./secondTexts.ts"

const withReason: readonly (PositionValue | null)[] = ["reserve", "disagree", "block"]
type Lack = "choice" | "reason" | "remedy" | "length" | null

/**
 * The form for a position in a call. The choice to abstain is apart from the other four positions. Some positions need
 * a reason, and "cannot accept" needs a remedy.
 */
@customElement("plenary-position-form")
@localized()
export class PositionForm extends LitElement {
  @property({ attribute: false }) answer: GivenAnswer | null = null
  /** whether the round is named; only a named round offers "cannot accept", because an objection always has a name */
  @property({ type: Boolean }) named = true
  /** the second texts that the round takes; null where names are shown */
  @property({ attribute: false }) offer: TextsOffer | null = null
  @property({ type: Boolean }) busy = false
  /**
   * the name of the person who answered aloud, if the secretary enters the answer; `wordsIn`: the language of the
   * answer
   */
  @property() speaker = ""
  @property({ attribute: false }) wordsIn: Lang | null = null
  /** the storage key, which names the writer and the round, so that the text is found again after a reload */
  @property() place = ""
  @state() private choice: PositionValue | null = null
  @state() private reason = ""
  @state() private remedy = ""
  /** the date by which a reservation is to be confirmed, in the format of a date field */
  @state() private confirmBy = ""
  @state() private lack: Lack = null
  /** whether something was chosen or typed and not sent; an answer that arrives meanwhile then replaces nothing */
  #touched = false
  readonly #words = new FieldWords(this)
  readonly #texts = new SecondTextFields(() => {
    if (this.lack === "length") this.lack = null
    this.#keep()
    this.requestUpdate()
  })

  static override styles = [sessionStyles, choiceSheet]

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    // The text of one speaker must never stay in the form for the next speaker.
    const anew = (changed.has("speaker") && changed.get("speaker") !== undefined) || changed.has("place")
    if (!anew && (this.#touched || !changed.has("answer") || this.answer?.kind !== "call")) return
    this.#touched = false
    const answer = this.answer?.kind === "call" ? this.answer : null
    const kept = anew ? this.#words.read(this.place) : {}
    this.choice = positions.find(one => one === kept["choice"]) ?? answer?.position ?? null
    this.reason = kept["reason"] ?? answer?.reason ?? ""
    this.remedy = kept["remedy"] ?? answer?.remedy ?? ""
    this.confirmBy = kept["confirmBy"] ?? answer?.confirmBy ?? ""
    this.#texts.start(answer, kept)
    this.lack = null
  }

  override render() {
    const offered: PositionValue[] = this.named
      ? ["agree", "reserve", "disagree", "block"]
      : ["agree", "reserve", "disagree"]
    return html`<form @submit=${this.#submit} @input=${this.#keep} @change=${this.#keep} novalidate>
      <fieldset>
        <legend>${this.#question()}</legend>
        <div class="positions">${offered.map(position => this.#choice(position))}</div>
        <div class="abstain">${this.#choice("abstain")}</div>
        ${this.#fields()}
      </fieldset>
      ${this.#trouble()}
      <div class="row">
        <button class="filled" ?disabled=${this.busy}>${this.#submitWords()}</button>
      </div>
    </form>`
  }

  /** Keeps the unsent choice together with the typed reason and remedy. If nothing is typed, nothing is kept. */
  #keep(): void {
    const { choice, reason, remedy, confirmBy } = this
    this.#touched = true
    this.#texts.typed(reason || remedy)
    if (reason || remedy)
      this.#words.keep(this.place, { choice: choice ?? "", reason, remedy, confirmBy, ...this.#texts.kept })
    else this.#words.keep(this.place, {})
  }

  #question(): string {
    const name = this.speaker
    return name ? msg("spoken.ask", { name }) : msg("call.ask")
  }

  #submitWords(): string {
    const name = this.speaker
    return name ? msg("spoken.submit", { name }) : msg("position.submit")
  }

  #reasonWords(): string {
    const name = this.speaker
    return name ? msg("spoken.reason", { name }) : msg("position.reason")
  }

  #remedyWords(): string {
    const name = this.speaker
    return name ? msg("spoken.remedy", { name }) : msg("position.remedy")
  }

  #choice(position: PositionValue) {
    return html`<label class="choice">
      <input type="radio" name="position" .value=${position} .checked=${this.choice === position}
        @change=${() => {
          this.choice = position
          this.lack = null
        }} />
      <span>${positionName(position)}</span>
    </label>`
  }

  #fields() {
    if (!withReason.includes(this.choice)) return nothing
    return html`<div class="fields">
      ${
        this.choice === "block"
          ? html`<p class="small muted">
              ${msg("position.blockHelp")}
            </p>`
          : nothing
      }
      <label class="field">${this.#reasonWords()}
        <textarea name="reason" lang=${domLang(this.#written)} .value=${this.reason} aria-invalid=${this.lack === "reason"}
          @input=${(event: InputEvent) => (this.reason = textOf(event))}></textarea>
      </label>
      ${this.named ? nothing : html`<p class="small muted">${wordingWarning()}</p>`}
      ${this.#texts.render(this.offer)}
      ${this.choice === "reserve" ? this.#confirming() : nothing}
      ${
        this.choice === "block"
          ? html`<label class="field">
              ${this.#remedyWords()}
              <textarea name="remedy" lang=${domLang(this.#written)} .value=${this.remedy} aria-invalid=${this.lack === "remedy"}
                @input=${(event: InputEvent) => (this.remedy = textOf(event))}></textarea>
            </label>`
          : nothing
      }
    </div>`
  }

  #confirming() {
    return html`<label class="field">${msg("position.confirmBy")}
      <input type="date" name="confirmBy" .value=${this.confirmBy} @input=${(event: InputEvent) => {
        if (event.target instanceof HTMLInputElement) this.confirmBy = event.target.value
      }} /></label>`
  }

  #trouble() {
    if (this.lack === null) return nothing
    const words = {
      choice: msg("answer.chooseFirst"),
      reason: msg("answer.reasonRequired"),
      remedy: msg("answer.remedyRequired"),
      length: this.#texts.tooLong,
    }
    return html`<p class="trouble" role="alert">${words[this.lack]}</p>`
  }

  /**
   * Gives a changed choice before the panelist goes on. Returns false if it cannot be given yet; the form then says what
   * lacks.
   */
  leave(): boolean {
    if (this.choice === null || !this.#isChanged) return true
    this.#give()
    return this.lack === null
  }

  get #isChanged(): boolean {
    const given = this.answer?.kind === "call" ? this.answer : null
    if (this.choice !== given?.position) return true
    if (!withReason.includes(this.choice)) return false
    const { reason, remedy, confirmBy } = this
    return (
      reason.trim() !== given.reason ||
      (this.choice === "block" && remedy.trim() !== given.remedy) ||
      (this.choice === "reserve" && confirmBy !== (given.confirmBy ?? ""))
    )
  }

  #submit(event: Event): void {
    event.preventDefault()
    this.#give()
  }

  #give(): void {
    this.lack = this.#lacking()
    if (this.lack !== null || this.choice === null) return void this.#goToLack()
    const spoken = withReason.includes(this.choice)
    this.#touched = false
    this.dispatchEvent(
      new AnswerGiven({
        kind: "call",
        position: this.choice,
        reason: spoken ? this.reason.trim() : "",
        remedy: this.choice === "block" ? this.remedy.trim() : "",
        ...(this.offer && spoken ? this.#texts.answer : { lang: this.#written }),
        confirmBy: this.choice === "reserve" && this.confirmBy !== "" ? this.confirmBy : null,
      }),
    )
  }

  /** Moves the focus to the field that lacks a value. */
  async #goToLack(): Promise<void> {
    await this.updateComplete
    const missing = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')
    ;(missing ?? this.renderRoot.querySelector<HTMLElement>("input"))?.focus()
  }

  get #written(): Lang {
    return this.offer ? this.#texts.lang : (this.wordsIn ?? currentLang())
  }

  #lacking(): Lack {
    if (this.choice === null) return "choice"
    if (withReason.includes(this.choice) && this.reason.trim() === "") return "reason"
    if (withReason.includes(this.choice) && this.offer && this.#texts.tooLong) return "length"
    return this.choice === "block" && this.remedy.trim() === "" ? "remedy" : null
  }
}

const textOf = (event: InputEvent): string => (event.target instanceof HTMLTextAreaElement ? event.target.value : "")

declare global {
  interface HTMLElementTagNameMap {
    "plenary-position-form": PositionForm
  }
}
