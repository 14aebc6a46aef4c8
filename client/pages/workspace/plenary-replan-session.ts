import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement, property, query } from "lit/decorators.js"
import type { Session } from "../../../shared/fold/sessionState.ts"
import { sayAmiss } from "../../elements/forms/amiss.ts"
import { msg } from "../../i18n/msg.ts"
import "../../elements/forms/plenary-kept-words.ts"
import { titleAmiss } from "../../elements/forms/titleFields.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { plain } from "../../i18n/texts.ts"
import { OnLivePage } from "../frame/onLivePage.ts"
import { factsIn } from "./plenary-session-fields.ts"

/** The form that changes the time, title or cities of a session before it starts. */
@customElement("plenary-replan-session")
export class ReplanSession extends OnLivePage {
  @property({ attribute: false }) session: Session | null = null
  @query("dialog") private dialog!: HTMLDialogElement | null
  private readonly open = signal(false)
  private readonly problem = signal("")

  private get spoken() {
    return this.live.state.value.workspace?.languages ?? []
  }

  private readonly begin = (): void => {
    this.problem.value = ""
    this.open.value = true
    void this.updateComplete.then(() => this.dialog?.showModal())
  }

  /**
   * Runs whenever the dialog closes. Cancel and a successful save have already deleted the typed text (`discard`).
   * Escape leaves the text in the tab's storage.
   */
  private readonly leave = (): void => {
    this.here.read()
    this.open.value = false
  }

  private readonly discard = (): void => {
    this.querySelector("form")?.reset()
    this.dialog?.close()
  }

  private async save(event: SubmitEvent, session: Session): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const facts = factsIn(new FormData(form), session, this.spoken)
    const wrong = titleAmiss(facts.title, "title", this.spoken)
    if (wrong) return sayAmiss(form, wrong)
    const answered = await this.here.send("replan-session", { session: session.id, ...facts })
    if (answered.ok) this.discard()
    else this.problem.value = refusalText(answered.refusal, this.live.state.peek())
  }

  protected override render() {
    const { session } = this
    if (session?.state !== "scheduled") return nothing
    return html`<button class="quiet small" @click=${this.begin}>${msg("plan.replan")}</button>
      ${
        this.open.value
          ? html`<dialog aria-labelledby="replan-${session.id}" @close=${this.leave}>
        <form class="stack" @submit=${(event: SubmitEvent) => this.save(event, session)}>
          <plenary-kept-words .place=${`${this.live.me.value?.member} replan ${session.id}`}></plenary-kept-words>
          <h2 id="replan-${session.id}">${plain(session.title)}</h2>
          <plenary-session-fields .facts=${session} .spoken=${this.spoken} .name=${session.id}></plenary-session-fields>
          ${this.problem.value ? html`<p class="problem" role="alert">${this.problem.value}</p>` : nothing}
          <div class="row">
            <button class="filled">${msg("person.save")}</button>
            <button class="quiet" type="button" @click=${this.discard}>${msg("dialog.cancel")}</button>
          </div>
        </form></dialog>`
          : nothing
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-replan-session": ReplanSession
  }
}
