import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Objection, ObjectionAnswer, ObjectionReply } from "../../../../shared/fold/consensusState.ts"
import type { Spoken } from "../../../../shared/model/texts.ts"
import type { NameThen } from "../../../../shared/rules/people/namesOfTheDay.ts"
import { standsAsGiven } from "../../../../shared/rules/round/objections.ts"
import { domLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { memberName, namesThen } from "../../../i18n/names.ts"
import { asGivenWords, dispositionName, replyName } from "../../../i18n/terms/outcomeTerms.ts"
import { type ObjectionAct, objectionActs } from "../../../rules/offers/statement/objectionActs.ts"
import type { View } from "../../../scene/scene.ts"
import { originalMark } from "../../record/texts/originalMark.ts"
import { nameShown } from "../../shell/nameShown.ts"
import { saidShown } from "../../translating/saidShown.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-objection.css?inline"

/** An objection with its remedy, the moderators' answers, and the replies of its owner. */
@customElement("plenary-objection")
@localized()
export class ObjectionItem extends LitElement {
  @property({ attribute: false }) scene: View | null = null
  @property({ attribute: false }) objection: Objection | null = null
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { scene, objection } = this
    if (!scene || !objection) return nothing
    const { answer, reply, earlier } = objection
    const name = namesThen(scene.state)
    return html`<article>
      <p class="small"><b>${nameShown(name(objection.by, objection.at))}</b> · ${msg("thread.objection")}
        ${reply ? html`<span class="chip">${replyName(reply.reply)}</span>` : nothing}</p>
      ${this.#said(scene, objection, "reason", objection.by, objection.at, objection.reason)}
      ${objection.remedy ? html`<p class="small muted">${msg("objection.remedy")}</p>${this.#said(scene, objection, "remedy", objection.by, objection.at, objection.remedy)}` : nothing}
      ${earlier.map((before, n) => this.#answered(scene, objection, { ...before, n }, name))}
      ${answer ? this.#answered(scene, objection, { answer, reply: null, n: earlier.length }, name) : nothing}
      ${reply === null && standsAsGiven(scene.state, objection) ? html`<p class="small muted">${asGivenWords()}</p>` : nothing}
      ${reply?.text ? html`<div class="answer">${this.#said(scene, objection, `reply:${earlier.length}`, objection.by, reply.at, reply.text)}</div>` : nothing}
      ${this.#acts(scene, objection)} ${this.#asking.trouble}
    </article>`
  }

  #said(scene: View, { id }: Objection, part: string, by: string | null, at: number, text: Spoken) {
    return saidShown(scene, { key: `objection:${id}:${part}`, ...text, by, at }, spoken(text))
  }

  #answered(scene: View, objection: Objection, { answer, reply, n }: Answered, name: NameThen) {
    const { by, at, disposition, text } = answer
    return html`<div class="answer">
      <p class="small"><b>${by ? nameShown(name(by, at)) : ""}</b> · ${dispositionName(disposition)}
        ${reply ? html`<span class="chip">${replyName(reply.reply)}</span>` : nothing}</p>
      ${this.#said(scene, objection, `answer:${n}`, by, at, text)}
    </div>`
  }

  #acts(scene: View, objection: Objection) {
    const acts = objectionActs(scene, objection)
    if (acts.length === 0) return nothing
    return html`<div class="row">${acts.map(act => this.#button(act, scene, objection))}</div>`
  }

  #button(act: ObjectionAct, { state }: View, objection: Objection) {
    if (act === "answer")
      return html`<button ${this.#asking.presses({ kind: "answer-objection", objection, name: memberName(state, objection.by) })} class="outlined">
        ${msg("objection.answer")}</button>`
    const says = this.#asking.sends("reply-objection", { objection: objection.id, reply: act })
    return act === "maintained"
      ? html`<button ${says} class="outlined" ?disabled=${this.#asking.busy}>${msg("objection.keep")}</button>`
      : html`<button ${says} ?disabled=${this.#asking.busy}>${msg("objection.drop")}</button>`
  }
}

const spoken = ({ lang, text }: Spoken) => html`${originalMark(lang)}<p class="text" lang=${domLang(lang)}>${text}</p>`

/** An answer to an objection with its owner's reply. `n`: how many answers stand before it. */
interface Answered {
  answer: ObjectionAnswer
  reply: ObjectionReply | null
  n: number
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-objection": ObjectionItem
  }
}
