import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { Round } from "../../../../../shared/fold/consensusState.ts"
import type { Member } from "../../../../../shared/fold/peopleState.ts"
import type { Position } from "../../../../../shared/model/consensus/answer.ts"
import { type Lang, languages } from "../../../../../shared/model/terms.ts"
import { findMember } from "../../../../../shared/rules/readings/rows.ts"
import { domLang } from "../../../../i18n/language.ts"
import { msg } from "../../../../i18n/msg.ts"
import { memberName, personName } from "../../../../i18n/names.ts"
import { positionName } from "../../../../i18n/terms/outcomeTerms.ts"
import { ownName } from "../../../../i18n/terms/terms.ts"
import type { View, ViewWith } from "../../../../scene/scene.ts"
import { Watching } from "../../../../signals/watching.ts"
import { FieldWords } from "../../../forms/fieldWords.ts"
import { Asking } from "../../kit/asking.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import type { AnswerGiven } from "./answerGiven.ts"
import styles from "./plenary-spoken-form.css?inline"
import "./plenary-position-form.ts"
import { optionSearch } from "../../../forms/plenary-option-search.ts"

/**
 * Lets the secretary enter positions that members give aloud in an open named call. The owner of a position sees the
 * entry and may correct it.
 */
@customElement("plenary-spoken-form")
export class SpokenForm extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"answers"> | null = null
  @property({ attribute: false }) round: Round | null = null
  @state() private open = false
  @state() private speaker: string | null = null
  /** the language of the spoken answer, chosen for this answer; null means the speaker's language */
  @state() private wordsIn: Lang | null = null
  /**
   * the positions that this page has entered; they are kept here, because before the reveal the server sends no
   * member's answer to another member's page
   */
  @state() private entered: ReadonlyMap<string, Position> = new Map()
  readonly #asking = new Asking(this)
  readonly #words = new FieldWords(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { scene, round } = this
    if (!scene || !round) return nothing
    if (!this.open)
      return html`<div class="row"><button class="small" @click=${() => (this.open = true)}>${spokenTitle()}</button></div>`
    const waiting = this.#waiting(scene, round)
    const speaker = this.#named(scene, this.speaker)
    return html`<section aria-labelledby="spoken">
      <h3 id="spoken">${spokenTitle()}</h3>
      <p class="small muted">${msg("spoken.help")}</p>
      ${this.#done(scene)}
      ${waiting.length === 0 && !speaker ? html`<p class="muted">${msg("bar.allIn")}</p>` : this.#choices(waiting, speaker)}
      ${speaker ? this.#form(speaker) : nothing} ${this.#asking.trouble}
      <div class="row"><button class="quiet small" @click=${this.#close}>${msg("keys.close")}</button></div>
    </section>`
  }

  #choices(waiting: readonly Member[], speaker: Member | null) {
    const offered = speaker && !waiting.includes(speaker) ? [speaker, ...waiting] : waiting
    return html`<div class="choices">
      <label class="field">${msg("spoken.who")}
        ${optionSearch(offered.length)}<select name="speaker" @change=${this.#chosen}>
          <option value="" ?selected=${!speaker}>${msg("spoken.choose")}</option>
          ${offered.map(member => html`<option value=${member.id} ?selected=${member === speaker}>${personName(member)}</option>`)}
        </select></label>
      ${
        speaker
          ? html`<label class="field">${msg("spoken.language")}
              <select name="lang" @change=${this.#languageChosen}>
                ${languages.map(lang => html`<option value=${lang} lang=${domLang(lang)} ?selected=${lang === (this.wordsIn ?? speaker.lang)}>${ownName[lang]}</option>`)}
              </select></label>`
          : nothing
      }
    </div>`
  }

  #form(speaker: Member) {
    return html`<plenary-position-form .place=${this.#place(speaker)} .speaker=${personName(speaker)} .wordsIn=${this.wordsIn ?? speaker.lang} .busy=${this.#asking.busy}
      .answer=${this.entered.get(speaker.id) ?? null} @answer-given=${(event: AnswerGiven) => void this.#enter(speaker, event)}></plenary-position-form>`
  }

  #place({ id }: Member): string {
    return `${this.scene?.me.member} ${this.round?.id} ${id}`
  }

  #done(scene: ViewWith<"answers">) {
    if (this.entered.size === 0) return nothing
    return html`<ul role="status">${[...this.entered].map(([member, answer]) => {
      const name = memberName(scene.state, member)
      if (this.#corrected(scene).includes(member))
        return html`<li><span>${msg("spoken.corrected", { name })}</span></li>`
      const is = this.#spoken(scene, member)
      if (is === "confirmed") return html`<li><span>${msg("spoken.counts", { name })}</span></li>`
      if (is === "ended") return html`<li><span>${msg("spoken.ended", { name })}</span></li>`
      const position = positionName(answer.position)
      return html`<li><span>${msg("spoken.entered", { name, position })}</span>
        <button class="quiet small" @click=${() => this.#turnTo(member, answer.lang)}>${msg("answer.change")}</button></li>`
    })}</ul>`
  }

  /** Whether the position that was entered for the member waits, counts or has ended. */
  #spoken({ answers }: ViewWith<"answers">, member: string) {
    return answers[this.round?.id ?? ""]?.spoken?.find(one => one.member === member)?.is
  }

  #corrected({ answers }: ViewWith<"answers">): readonly string[] {
    return answers[this.round?.id ?? ""]?.corrected ?? []
  }

  /**
   * The electors who have not answered, according to the server's hint. Members whose position this page has entered
   * are left out.
   */
  #waiting({ state, answers }: ViewWith<"answers">, { id, electorate }: Round): Member[] {
    const waiting = answers[id]?.waiting
    const asked: readonly string[] = electorate.map(({ member }) => member)
    const left = Array.isArray(waiting) ? asked.filter(member => waiting.includes(member)) : asked
    return left.flatMap(member => (this.entered.has(member) ? [] : (findMember(state, member) ?? [])))
  }

  #named({ state }: View, member: string | null): Member | null {
    return findMember(state, member) ?? null
  }

  #turnTo(speaker: string | null, lang: Lang | null = null): void {
    this.speaker = speaker
    this.wordsIn = lang
    this.#asking.clear()
  }

  #chosen({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.#turnTo(target.value || null)
  }

  #languageChosen({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.wordsIn = languages.find(lang => lang === target.value) ?? null
  }

  #close(): void {
    this.#turnTo(null)
    this.open = false
  }

  async #enter(speaker: Member, event: AnswerGiven): Promise<void> {
    const { id } = speaker
    event.stopPropagation()
    const { answer } = event
    if (!this.round || answer.kind !== "call") return
    const receipt = await this.#asking.command("enter-spoken", { round: this.round.id, member: id, answer })
    if (!receipt) return
    this.#words.keep(this.#place(speaker), {})
    this.entered = new Map([...this.entered, [id, answer]])
    this.#turnTo(null)
  }
}

const spokenTitle = (): string => msg("spoken.title")

declare global {
  interface HTMLElementTagNameMap {
    "plenary-spoken-form": SpokenForm
  }
}
