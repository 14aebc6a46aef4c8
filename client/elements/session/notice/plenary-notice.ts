import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Notice, State } from "../../../../shared/fold/state.ts"
import type { NoticeAbout } from "../../../../shared/model/notice.ts"
import { noticesOf } from "../../../../shared/rules/readings/notices.ts"
import { reminderTo } from "../../../../shared/rules/round/electorate/reminders.ts"
import { list, moment } from "../../../i18n/formats.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { namesThen } from "../../../i18n/names.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-notice.css?inline"

/**
 * Sends a notice to members by e-mail, if a mail server is configured, or marks it as sent by hand. The element also
 * says who was notified.
 */
@customElement("plenary-notice")
@localized()
export class NoticeSending extends LitElement {
  @property({ attribute: false }) state: State | null = null
  @property({ attribute: false }) about: NoticeAbout | null = null
  /** whether a mail server is configured */
  @property({ type: Boolean }) mails = false
  /** whether this notice is optional; an optional notice shows no warning while nobody has been notified */
  @property({ type: Boolean }) optional = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { state, about } = this
    if (!state || !about) return nothing
    const [last] = noticesOf(state, about)
    const send = (by: "mail" | "copied") => () => void this.#asking.command("send-notice", { about, by })
    return html`
      <p class="small ${last || this.optional ? "muted" : "warn"}" role="status">${last ? this.#told(state, last) : this.optional ? nothing : nobodyWords()}</p>
      <div class="row">
        ${this.mails ? html`<button class="outlined small" ?disabled=${this.#asking.busy || last?.sent === null} @click=${send("mail")}>${mailWords(about, last !== undefined)}</button>` : nothing}
        ${about.of === "needs" || (about.of === "silence" && state.rounds[about.round]?.reach) ? nothing : html`<button class="quiet small" ?disabled=${this.#asking.busy} @click=${send("copied")}>${msg("notice.byHand")}</button>`}
      </div>
      ${this.#asking.trouble}`
  }

  /** Whether the server alone knows who was reminded. */
  #isUntold({ rounds }: State): boolean {
    const round = this.about?.of === "reminder" ? rounds[this.about.round] : undefined
    return round !== undefined && reminderTo(round) === "absentees-untold"
  }

  #told(state: State, { sent, members, missed, at }: Notice) {
    const name = namesThen(state)
    const names = (ids: readonly string[]) => list(ids.map(id => name(id, at)))
    const time = moment(at)
    if (sent === null) return msg("notice.onItsWay")
    if (this.#isUntold(state) && sent === "mail")
      return html`${msg("reminder.sentUntold", { time })}
        ${missed.length > 0 ? html`<span class="warn">${missedWords(names(missed))}</span>` : nothing}`
    const told = names(members)
    const words = sent === "mail" ? mailedWords(told, time) : handedWords(told, time)
    return html`${members.length > 0 ? words : nobodyReached()}
      ${missed.length > 0 ? html`<span class="warn">${missedWords(names(missed))}</span>` : nothing}`
  }
}

const nobodyWords = (): string => msg("notice.nobody")
const nobodyReached = (): string => msg("notice.noneReached")
const mailedWords = (names: string, time: string): string => msg("notice.mailed", { time, names })
const handedWords = (names: string, time: string): string => msg("notice.handed", { time, names })
const missedWords = (names: string): string => msg("notice.missed", { names })

function mailWords({ of }: NoticeAbout, again: boolean): string {
  if (of === "needs") return msg("notice.remindAll")
  if (of === "reminder") return msg("reminder.send")
  return again ? msg("notice.mailAgain") : msg("notice.mail")
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-notice": NoticeSending
  }
}
