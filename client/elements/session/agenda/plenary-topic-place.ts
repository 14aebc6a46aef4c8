import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { clock, day } from "../../../i18n/formats.ts"
import { domLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { sessionStateName } from "../../../i18n/terms/terms.ts"
import { reading } from "../../../i18n/texts.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-topic-place.css?inline"

/**
 * Lists the sessions that have a topic on their agenda. The room shows this list instead of the agenda when the topic
 * is opened outside a session.
 */
@customElement("plenary-topic-place")
@localized()
export class TopicPlace extends LitElement {
  @property({ attribute: false }) state: State | null = null
  @property() topic = ""
  @property() base = ""

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const sessions = Object.values(this.state?.sessions ?? {})
      .filter(({ items, state }) => state !== "cancelled" && items.some(({ topic }) => topic === this.topic))
      .toSorted((a, b) => b.startsAt - a.startsAt)
    return html`<h2>${msg("workspace.sessions")}</h2>
      ${sessions.length === 0 ? html`<p class="small muted">${msg("topic.noSession")}</p>` : nothing}
      <ul role="list">${sessions.map(session => this.#session(session))}</ul>`
  }

  #session({ id, title, state, startsAt, cities }: Session) {
    const { text, lang } = reading(title)
    const zone = cities[0]?.zone
    return html`<li><a href=${`${this.base}/s/${id}`}><b lang=${domLang(lang)}>${text}</b>
      <span class="small muted">${sessionStateName(state)} · <time>${day(startsAt, zone)} ${clock(startsAt, zone)}</time></span></a></li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-topic-place": TopicPlace
  }
}
