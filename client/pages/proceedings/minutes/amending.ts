import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Paragraph } from "../../../../shared/minutes/prose/paragraph.ts"
import type { Prose } from "../../../../shared/minutes/prose/prose.ts"
import { type Lang, languages } from "../../../../shared/model/terms.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { correctionKey } from "../../../../shared/rules/said/inThreads.ts"
import { type SaidReader, saidShown } from "../../../elements/translating/saidShown.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../../elements/forms/plenary-kept-words.ts"
import { written } from "../../../elements/forms/written.ts"
import { domLang } from "../../../i18n/language.ts"
import { namesThen } from "../../../i18n/names.ts"
import { languageName } from "../../../i18n/terms/terms.ts"
import type { SendCommand } from "./nextStep.ts"

/**
 * Lets a reader rewrite the sentences of draft minutes one by one. After the minutes were sent, only the sentence that
 * an accepted correction concerns can be rewritten.
 */
export class Amending {
  /**
   * Null if nobody is editing. `correction` is the id of the accepted correction for which the reader chooses a
   * sentence. `correction` is null while a draft is edited.
   */
  readonly on = signal<{ correction: string | null } | null>(null)
  /** the id of the sentence whose form is open */
  readonly #open = signal<string | null>(null)

  readonly end = (): void => {
    this.on.value = null
    this.#open.value = null
  }
  readonly begin = (correction: string | null): void => {
    this.on.value = { correction }
    this.#open.value = null
  }

  /** The buttons above the text that begin and end the editing. */
  head(state: State, { id, minutes, state: at }: Session, me: Me, send: SendCommand) {
    const on = this.on.value
    const done = html`<button class="small" @click=${this.end}>${msg("minutes.amendDone")}</button>`
    if (on?.correction) return this.#choosing({ state, me }, id, minutes, on.correction, send)
    if (at !== "closed" || minutes.state !== "draft" || right(me.role, "write the minutes") !== "yes") return nothing
    return html`<div class="row no-print">${
      on
        ? html`<span class="small muted">${msg("minutes.amendHelp")}</span> ${done}`
        : html`<button class="small" @click=${() => this.begin(null)}>${msg("minutes.amend")}</button>`
    }</div>`
  }

  #choosing(
    reader: SaidReader,
    session: Session["id"],
    { corrections }: Session["minutes"],
    id: string,
    send: SendCommand,
  ) {
    const asked = corrections.find(one => one.id === id)
    if (!asked) return nothing
    const name = namesThen(reader.state)(asked.by, asked.at)
    const accept = async () => {
      if (await send("decide-correction", { correction: id, accepted: true })) this.end()
    }
    return html`<div class="notice stack tight no-print" role="status" id="choose-sentence" tabindex="-1">
      <p>${msg("minutes.chooseSentence", { name })}</p>
      ${saidShown(reader, { key: correctionKey(session, id), ...asked.text, by: asked.by, at: asked.at }, html`<blockquote lang=${domLang(asked.text.lang)}>${asked.text.text}</blockquote>`, "quoted")}
      <p class="row"><button class="small" @click=${accept}>${msg("minutes.acceptBare")}</button>
        <button class="small" @click=${this.end}>${msg("dialog.cancel")}</button></p>
    </div>`
  }

  /** The content below a sentence of the first column: a button, or a form with a field for each language. */
  below(paragraph: Paragraph, all: readonly Prose[], session: Session["id"], send: SendCommand, member: string | null) {
    const { place } = paragraph
    const on = this.on.value
    if (!on || place === undefined) return nothing
    if (this.#open.value !== place)
      return html`<button class="quiet small no-print" aria-label=${msg("minutes.amendOne", { text: paragraph.text })} @click=${() => (this.#open.value = place)}>${msg("text.edit")}</button>`
    const submit = async (event: SubmitEvent) => {
      event.preventDefault()
      if (!(event.currentTarget instanceof HTMLFormElement)) return
      const given = new FormData(event.currentTarget)
      const texts = Object.fromEntries(all.map(({ lang }) => [lang, written(given, lang)]))
      if (!(await send("amend-minutes", { session, place, texts, correction: on.correction }))) return
      this.#open.value = null
      if (on.correction) this.end()
    }
    return html`<form class="stack tight no-print" @submit=${submit}>
      <plenary-kept-words .place=${`${member} sentence ${session} ${place}`}></plenary-kept-words>
      ${languages.flatMap(lang => field(lang, place, all))}
      <p class="row"><button class="small filled">${msg("minutes.amendSave")}</button>
        <button type="button" class="small" @click=${() => (this.#open.value = null)}>${msg("dialog.cancel")}</button></p>
    </form>`
  }
}

function field(lang: Lang, place: string, all: readonly Prose[]) {
  const now = all
    .find(prose => prose.lang === lang)
    ?.sections.flatMap(({ paragraphs }) => paragraphs)
    .find(one => one.place === place)
  return now
    ? [
        html`<label class="field"><span class="label">${languageName(lang)}</span>
          <textarea name=${lang} rows="2" maxlength="20000" lang=${domLang(lang)} .value=${now.text}></textarea></label>`,
      ]
    : []
}
