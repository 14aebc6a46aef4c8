import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { AgendaItem } from "../../../../shared/contract/events/session.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { findTopic } from "../../../../shared/rules/readings/rows.ts"
import { isEnded, statementsOf } from "../../../../shared/rules/readings/statements.ts"
import { domLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { plain, reading } from "../../../i18n/texts.ts"
import "../../icons/plenary-icon.ts"
import { minutesLeft } from "../../../../shared/rules/floor/clocks.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"
import { isBegun } from "../../../../shared/rules/readings/agenda.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { agendaSheet } from "./agendaSheet.ts"

/** Fired when a reader wants to see an agenda item's topic. Only this reader's page changes. */
export class TopicChosen extends Event {
  readonly topic: string
  constructor(topic: string) {
    super("topic-chosen", { bubbles: true, composed: true })
    this.topic = topic
  }
}

/** The agenda: the current item with its time, the items that are done, and a button that opens each topic. */
@customElement("plenary-agenda")
@localized()
export class AgendaList extends LitElement {
  @property({ attribute: false }) session: Session | null = null
  @property({ attribute: false }) state: State | null = null
  /** the id of the topic that this page shows */
  @property() topic = ""
  @property({ type: Number }) now = 0
  @property({ type: Boolean }) mayMove = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, agendaSheet]

  override render() {
    const session = this.session
    if (!session) return nothing
    return html`
      <h2>${msg("agenda.title")}</h2>
      ${this.#budgets(session, null)}
      ${
        session.items.length === 0
          ? this.#topicsOnly()
          : html`<ol>${session.items.map(item => this.#item(session, item))}</ol>`
      }
      ${this.#asking.trouble}
    `
  }

  #item(session: Session, item: AgendaItem) {
    const current = item.id === session.current && session.state !== "closed"
    const done = isBegun(session, item) && !current
    const title = reading(item.title)
    const held = isHeld(session)
    return html`<li class=${current ? "current" : done ? "done" : "ahead"}>
      <button class="quiet title" aria-current=${current ? "step" : nothing} ?data-shown=${item.topic === this.topic}
        ?disabled=${item.topic === null} @click=${() => item.topic && this.dispatchEvent(new TopicChosen(item.topic))}>
        <span class="mark" aria-hidden="true">${done ? "✓" : current ? "◉" : "○"}</span>
        <span><span lang=${domLang(title.lang)}>${this.#letter(item)}${title.text}</span>${done ? html`<span class="unseen">${msg("agenda.held")}</span>` : nothing}
        ${current ? this.#time(session, item) : html`<span class="small muted">${minutes(item.minutes)}</span>`}
        ${this.#budgets(session, item.id)}</span>
      </button>
      ${
        this.mayMove && held && !current
          ? html`<button ${this.#asking.sends("move-agenda", { session: session.id, item: item.id, seen: session.current })} class="quiet small move" ?disabled=${this.#asking.busy} title=${msg("agenda.move")}
              aria-label=${msg("agenda.moveTo", { text: title.text })}><plenary-icon name="forward"></plenary-icon></button>`
          : nothing
      }
      ${current && this.mayMove && session.state === "live" ? this.#extend(item) : nothing}
    </li>`
  }

  /**
   * The button that gives the current item five more minutes. Readers who may move the agenda see this button while the
   * session is live. The chair's bar offers the same act only when the item's time is used up.
   */
  #extend(item: AgendaItem) {
    const words = msg("act.extend")
    return html`<button ${this.#asking.presses({ kind: "extend", item })} class="quiet small" ?disabled=${this.#asking.busy} title=${words} aria-label=${words}>+5</button>`
  }

  /** The speaking time that the sides have for an item, or for the session. */
  #budgets({ sideTime }: Session, scope: AgendaItem["id"] | null) {
    const set = sideTime?.budgets.find(({ item }) => item === scope)?.sides ?? []
    const sides = (this.state?.sides ?? []).flatMap(({ id, title }) => {
      const seconds = set.find(({ side }) => side === id)?.seconds
      return seconds === undefined ? [] : [budgetWords(plain(title), seconds)]
    })
    return sides.length > 0
      ? html`<span class="small muted budgets">${msg("budget.line", { sides: sides.join(" · ") })}</span>`
      : nothing
  }

  #letter({ topic }: AgendaItem) {
    const found = this.state && findTopic(this.state, topic)
    return found ? html`<b>${found.letter}</b> ` : nothing
  }

  #time(session: Session, item: AgendaItem) {
    const left = session.state === "live" ? minutesLeft(session, item, this.now) : null
    if (left === null) return nothing
    return left >= 0
      ? html`<span class="small">${msg("timer.left", { minutes: left })}</span>`
      : html`<span class="small over">${msg("timer.over", { minutes: -left })}</span>`
  }

  /** The list of topics, for a session without an agenda. */
  #topicsOnly() {
    const topics = Object.values(this.state?.topics ?? {})
    return html`<ul>
      ${topics.map(({ id, letter, title }) => {
        const { text, lang } = reading(title)
        return html`<li class=${id === this.topic ? "current" : "ahead"}>
          <button class="quiet title" @click=${() => this.dispatchEvent(new TopicChosen(id))}>
            <span class="mark" aria-hidden="true">${this.#settled(id) ? "✓" : "○"}</span>
            <span lang=${domLang(lang)}><b>${letter}</b> ${text}</span>
          </button>
        </li>`
      })}
    </ul>`
  }

  #settled(topic: string) {
    const statements = this.state ? statementsOf(this.state, topic) : []
    return statements.length > 0 && statements.every(isEnded)
  }
}

const budgetWords = (side: string, seconds: number): string =>
  msg("budget.of", { side, minutes: Math.round((seconds / 60) * 100) / 100 })

const minutes = (n: number) => msg("timer.minutes", { minutes: n })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-agenda": AgendaList
  }
  interface HTMLElementEventMap {
    "topic-chosen": TopicChosen
  }
}
