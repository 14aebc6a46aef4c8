import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import { languages } from "../../../shared/model/terms.ts"
import { answeredIn } from "../../../shared/rules/round/outcome/tally.ts"
import { list } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { namesThen } from "../../i18n/names.ts"
import { leftOutWords } from "../../i18n/sentences/round/leftOutWords.ts"
import { outcomeName } from "../../i18n/terms/outcomeTerms.ts"
import { Watching } from "../../signals/watching.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import "../session/statement/plenary-statement-texts.ts"
import type { SaidReader } from "../translating/saidShown.ts"
import "./answers/plenary-tally-bar.ts"
import { lowerShown, pair, ruleText, whoDeclared } from "./howDeclared.ts"
import { dateShown } from "./living.ts"
import styles from "./plenary-record-face.css?inline"
import { voicesBesideRecord } from "./voices/recordVoices.ts"

const noActs = (): typeof nothing => nothing

/**
 * Shows a record to a member before they bind their side to it: its text, level, rule and answers, everything that was
 * said against it, who declared it and when, and the day of its review. It has no buttons.
 */
@customElement("plenary-record-face")
export class RecordFace extends Watching(LitElement) {
  @property({ attribute: false }) reader: SaidReader | null = null
  @property({ attribute: false }) record: RecordRow | null = null

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { reader, record } = this
    if (!reader || !record) return nothing
    const { state } = reader
    const { body } = record
    const name = namesThen(state)
    const authentic = body.texts.filter(text => text.authentic).map(({ lang }) => lang)
    const acts = { me: reader.me, erratum: noActs, addition: noActs }
    return html`
      <plenary-statement-texts .texts=${body.texts} .authentic=${authentic}></plenary-statement-texts>
      <dl class="pairs">
        ${pair(msg("record.level"), html`<b>${outcomeName(body.level)}</b>`)}
        ${body.computed === body.level ? nothing : pair(msg("record.computed"), outcomeName(body.computed))}
        ${pair(msg("record.lower"), lowerShown(reader, record))}
        ${pair(msg("record.ruleLabel"), ruleText(body.rule, body.sides.length > 0))}
        ${pair(msg("record.by"), whoDeclared(record, name))}
        ${pair(msg("record.recused"), list(body.recused.map(one => name(one, record.declaredAt))))}
        ${pair(msg("record.leftOut"), leftOutWords(body.recusedSides, state))}
      </dl>
      ${body.reviewOn ? html`<p>${msg("review.on", { date: dateShown(body.reviewOn) })}</p>` : nothing}
      <p class="muted">${msg("record.answered", { n: answeredIn(body.tally), m: body.tally.electorate })}</p>
      <plenary-tally-bar .tally=${body.tally}></plenary-tally-bar>
      ${this.#note(record)} ${voicesBesideRecord(record, state, name, acts)}`
  }

  #note({ body: { note } }: RecordRow) {
    const texts = languages.flatMap(lang => (note[lang] ? [{ lang, text: note[lang] }] : []))
    if (texts.length === 0) return nothing
    return html`<section class="stack"><h2>${msg("record.note")}</h2>
      ${texts.map(({ lang, text }) => html`<p class="text" lang=${domLang(lang)}>${text}</p>`)}</section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-record-face": RecordFace
  }
}
