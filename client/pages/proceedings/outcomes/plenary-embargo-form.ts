import { signal } from "@preact/signals-core"
import { html, LitElement, nothing } from "lit"
import { customElement, property, query } from "lit/decorators.js"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { embargoNow, unseatedReading } from "../../../../shared/rules/readings/embargo.ts"
import { written } from "../../../elements/forms/written.ts"
import { localTime } from "../../../i18n/localTime.ts"
import { msg } from "../../../i18n/msg.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { Watching } from "../../../signals/watching.ts"
import type { SessionConnection } from "../../../state/live.ts"
import { SendsHere } from "../../frame/sendsHere.ts"

type Asking = { state: "asking" | "busy" } | { state: "refused"; text: string }

/** Asks why an embargo ends earlier, since the others confirm it, and whoever decides alone has to say it. */
const whyField = (of: string) =>
  html`<label for="embargo-${of}-why">${msg("policy.why")}</label>
    <input id="embargo-${of}-why" name="reason" maxlength="4000" autocomplete="off" />`

/**
 * The form for the end of the embargo, with what will happen at that time. A panel that people without a seat can
 * already read shows a sentence in place of the form (DOMAIN EM3). A browser empties the field while a time is half
 * typed, so nothing is sent before the button is pressed, and an embargo is lifted only after a confirmation.
 */
@customElement("plenary-embargo-form")
export class EmbargoForm extends Watching(LitElement) {
  @property({ attribute: false }) live!: SessionConnection
  @property({ attribute: false }) session!: Session
  /** true if the session has an embargo whose time is still to come */
  @property({ type: Boolean }) standing = false
  @query("dialog") private dialog!: HTMLDialogElement | null
  private readonly here = new SendsHere(this, () => this.live)
  private readonly asking = signal<Asking>({ state: "asking" })

  protected override createRenderRoot() {
    return this
  }

  private async send(until: number | null, form: HTMLFormElement | null): Promise<boolean> {
    if (this.asking.peek().state === "busy") return false
    this.asking.value = { state: "busy" }
    const reason = form ? written(new FormData(form), "reason") : ""
    const answered = await this.here.send("set-embargo", { session: this.session.id, until, ...(reason && { reason }) })
    this.asking.value = answered.ok
      ? { state: "asking" }
      : { state: "refused", text: refusalText(answered.refusal, this.live.state.peek()) }
    return answered.ok
  }

  private readonly set = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const until = new Date(written(new FormData(form), "until")).getTime()
    // the field shows again what the log holds
    if (!Number.isNaN(until) && (await this.send(until, form))) form.reset()
  }

  private readonly lift = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget instanceof HTMLFormElement ? event.currentTarget : null
    if (!(await this.send(null, form))) return
    this.dialog?.close()
    this.querySelector<HTMLFormElement>("form.embargo-field")?.reset()
    // the pressed button goes with the embargo
    this.querySelector<HTMLElement>("#embargo-until")?.focus()
  }

  private readonly ask = (): void => {
    this.here.read()
    this.asking.value = { state: "asking" }
    this.dialog?.showModal()
  }

  private lifting() {
    return this.standing
      ? html`<button type="button" class="small danger" @click=${this.ask}>${msg("outcomes.embargoLift")}</button>`
      : nothing
  }

  /** Says that an embargo of an older log closes nothing (DOMAIN EM7). */
  private earlier() {
    return this.standing && !this.session.embargoCloses ? msg("outcomes.embargoEarlier") : nothing
  }

  private refusal() {
    const asking = this.asking.value
    return asking.state === "refused" ? html`<p class="problem" role="alert">${asking.text}</p>` : nothing
  }

  private form(state: State) {
    const { embargo } = this.session
    const stored = embargo && this.standing ? localTime(embargo) : ""
    return html`<form class="embargo-field" @submit=${this.set}>
      <label for="embargo-until">${msg("outcomes.embargoField")}</label>
      <input id="embargo-until" name="until" type="datetime-local" required .defaultValue=${stored} aria-describedby="embargo-hint" />
      <button class="small" ?disabled=${this.asking.value.state === "busy"}>${msg("outcomes.embargoSet")}</button>
      ${this.lifting()}
      ${this.standing ? whyField("set") : nothing}
      <span class="hint" id="embargo-hint">${msg("outcomes.embargoHelp")} ${embargoNow(state, this.live.now()) ? whatOpens(state) : nothing} ${this.earlier()}</span>
      ${this.refusal()}
    </form>`
  }

  private question(state: State) {
    if (!this.standing) return nothing
    return html`<dialog aria-labelledby="embargo-lift">
      <form class="stack" @submit=${this.lift}>
        <h2 id="embargo-lift">${msg("outcomes.embargoLiftNow")}</h2>
        <p>${this.opensWithout(state) ? msg("outcomes.embargoLiftOpens") : msg("outcomes.embargoLiftPrinted")}</p>
        ${whyField("lift")}
        ${this.refusal()}
        <div class="row">
          <button type="button" @click=${() => this.dialog?.close()}>${msg("dialog.cancel")}</button>
          <button class="danger" aria-disabled=${this.asking.value.state === "busy" ? "true" : nothing}>${msg("outcomes.embargoLiftNow")}</button>
        </div>
      </form>
    </dialog>`
  }

  /** True if the panel is closed to readers without a seat by this embargo alone. */
  private opensWithout({ workspace, sessions }: State): boolean {
    const now = this.live.now()
    const lifted = { ...sessions, [this.session.id]: { ...this.session, embargo: null } }
    return (
      unseatedReading({ workspace, sessions }, now).kind === "later" &&
      unseatedReading({ workspace, sessions: lifted }, now).kind === "open"
    )
  }

  protected override render() {
    const state = this.live.state.value
    const isRead = unseatedReading(state, this.live.now()).kind === "open"
    return html`${
      isRead
        ? html`<div class="embargo-field"><span class="hint">${msg("outcomes.embargoRead")} ${this.earlier()}</span> ${this.lifting()}</div>`
        : this.form(state)
    } ${this.question(state)}`
  }
}

const whatOpens = ({ workspace }: State): string =>
  workspace?.public ? msg("outcomes.embargoOpens") : msg("outcomes.embargoPrivate")

declare global {
  interface HTMLElementTagNameMap {
    "plenary-embargo-form": EmbargoForm
  }
}
