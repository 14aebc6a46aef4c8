import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { Answered } from "../../../shared/contract/live.ts"
import { byLabel } from "../../../shared/rules/planning/byLabel.ts"
import { freeLetter } from "../../../shared/rules/planning/freeLetter.ts"
import { sayAmiss } from "../../elements/forms/amiss.ts"
import { msg } from "../../i18n/msg.ts"
import "../../elements/forms/plenary-kept-words.ts"
import { titleAmiss, titleFields, titleIn } from "../../elements/forms/titleFields.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { plain } from "../../i18n/texts.ts"
import { announce } from "../../state/page/announcer.ts"
import { OnLivePage } from "../frame/onLivePage.ts"
import { factsIn, nextHour, type SessionFacts } from "./plenary-session-fields.ts"

/**
 * The forms with which moderators and the secretary add a topic or a session. A new session has every open topic on its
 * agenda.
 */
@customElement("plenary-workspace-plan")
export class WorkspacePlan extends OnLivePage {
  private readonly problem = signal("")

  private done(answered: Answered, form: HTMLFormElement): void {
    this.problem.value = answered.ok ? "" : refusalText(answered.refusal, this.live.state.peek())
    if (!answered.ok) return
    form.reset()
    announce(msg("plan.done"))
  }

  private async openTopic(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const title = titleIn(new FormData(form), "topic", this.spoken, {})
    const wrong = titleAmiss(title, "topic", this.spoken)
    if (wrong) return sayAmiss(form, wrong)
    const letter = freeLetter(this.live.state.peek().topics)
    this.done(await this.here.send("open-topic", { title, letter }), form)
  }

  private async schedule(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const facts = factsIn(new FormData(form), this.likeLast(), this.spoken)
    const wrong = titleAmiss(facts.title, "title", this.spoken)
    if (wrong) return sayAmiss(form, wrong)
    const answered = await this.here.send("schedule-session", facts)
    this.done(answered, form)
    const made = answered.ok ? answered.made.session : undefined
    if (made !== undefined) await this.agenda(String(made))
  }

  private get spoken() {
    return this.live.state.value.workspace?.languages ?? []
  }

  /** Returns the values for a new session: the cities of the last session, and the next full hour. */
  private likeLast(): SessionFacts | null {
    const last = Object.values(this.live.state.value.sessions).at(-1)
    return last ? { title: {}, startsAt: nextHour(), cities: last.cities } : null
  }

  /** Sends a first agenda for a new session: every open topic, with twenty minutes each. */
  private async agenda(session: string): Promise<void> {
    const state = this.live.state.peek()
    const items = Object.values(state.topics)
      .filter(topic => topic.state === "open")
      .toSorted((a, b) => byLabel(a.letter, b.letter))
      .map(topic => ({ kind: "topic" as const, title: topic.title, topic: topic.id, minutes: 20 }))
    await this.live.send("set-agenda", { session, items })
  }

  protected override render() {
    const topics = Object.values(this.live.state.value.topics).filter(topic => topic.state === "open")
    const by = this.live.me.value?.member
    return html`<section class="stack" aria-labelledby="ws-plan">
      <h2 id="ws-plan">${msg("plan.title")}</h2>
      <div class="plan">
        <form class="card stack" @submit=${this.openTopic}><plenary-kept-words .place=${`${by} topic`}></plenary-kept-words>
          ${titleFields({ name: "topic", label: msg("plan.topic"), title: {}, spoken: this.spoken, required: true })}
          <div><button>${msg("plan.openTopic")}</button></div>
        </form>
        <form class="card stack" @submit=${this.schedule}><plenary-kept-words .place=${`${by} session`}></plenary-kept-words>
          <h3>${msg("plan.session")}</h3>
          <plenary-session-fields name="new" .facts=${this.likeLast()} .spoken=${this.spoken}></plenary-session-fields>
          <p class="hint">
            ${topics.length > 0 ? msg("plan.agenda") : nothing}
            ${topics.map(topic => html`<span class="chip">${topic.letter} ${plain(topic.title)}</span> `)}
          </p>
          <div><button>${msg("plan.schedule")}</button></div>
        </form>
      </div>
      ${this.problem.value ? html`<p class="problem" role="alert">${this.problem.value}</p>` : nothing}
    </section>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-workspace-plan": WorkspacePlan
  }
}
