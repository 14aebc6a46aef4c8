import { html, LitElement, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { ExportStep, JobShown } from "../../../shared/contract/queries/jobs.ts"
import { moment, number } from "../../i18n/formats.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import "./plenary-job-tray.css"

/** A job as the tray shows it. `shown` is null until the server has told it; `isAway`: the server cannot be reached. */
export interface TrayJob {
  id: string
  shown: JobShown | null
  isAway: boolean
}

/** Asks the page to cancel a job, to take an ended one from the tray, or to ask for the jobs again. */
export class JobPressed extends Event {
  readonly id: string
  readonly press: "cancel" | "dismiss" | "look"

  constructor(id: string, press: JobPressed["press"]) {
    super("job-pressed", { bubbles: true, composed: true })
    this.id = id
    this.press = press
  }
}

const stepWords = (step: ExportStep): string =>
  ({
    reading: () => msg("jobs.step.reading"),
    writing: () => msg("jobs.step.writing"),
    setting: () => msg("jobs.step.setting"),
    storing: () => msg("jobs.step.storing"),
  })[step]()

function jobName({ title, format, isOwn }: JobShown): string {
  const named = { title, format: format.toUpperCase() }
  return isOwn ? msg("jobs.ownName", named) : msg("jobs.name", named)
}

/** The tray of long work: for each job its bar, its step, how far it is, and how to cancel it or to save its file. */
@customElement("plenary-job-tray")
@localized()
export class PlenaryJobTray extends LitElement {
  @property({ attribute: false }) jobs: readonly TrayJob[] = []

  protected override createRenderRoot() {
    return this
  }

  private press(id: string, press: JobPressed["press"]): void {
    this.dispatchEvent(new JobPressed(id, press))
  }

  private button(id: string, press: JobPressed["press"], words: string, name: string) {
    return html`<button class="small" @click=${() => this.press(id, press)}>${words}<span class="visually-hidden"> ${name}</span></button>`
  }

  private open({ id, step, done, total }: JobShown, name: string) {
    const far =
      step === null
        ? msg("jobs.waits")
        : `${stepWords(step)} · ${msg("jobs.of", { done: number(done), total: number(total) })}`
    return html`<progress aria-label=${name} max=${Math.max(1, total)} .value=${done}></progress>
      <p class="small muted" role="status">${far}</p>
      <div class="row">${this.button(id, "cancel", msg("jobs.cancel"), name)}</div>`
  }

  private ended({ id, state, error, file, until }: JobShown, name: string) {
    const dismiss = this.button(id, "dismiss", msg("jobs.dismiss"), name)
    if (file !== null)
      return html`<p class="small muted" role="status">${msg("jobs.done", { time: moment(until ?? 0) })}</p>
        <div class="row"><a class="button small filled" href=${file} download>${msg("jobs.save")}<span class="visually-hidden"> ${name}</span></a>${dismiss}</div>`
    return html`<p class="small" role="status">${state === "cancelled" ? msg("jobs.cancelled") : error === "erased" ? msg("jobs.erased") : msg("jobs.failed")}</p>
      <div class="row">${dismiss}</div>`
  }

  private one({ id, shown, isAway }: TrayJob) {
    const name = shown ? jobName(shown) : msg("jobs.loading")
    return html`<li class="stack tight">
      <p><bdi>${name}</bdi></p>
      ${isAway ? html`<p class="problem small" role="alert">${msg("jobs.away")}</p><div class="row">${this.button(id, "look", msg("jobs.look"), name)}</div>` : nothing}
      ${shown === null || isAway ? nothing : shown.state === "open" ? this.open(shown, name) : this.ended(shown, name)}
    </li>`
  }

  protected override render() {
    if (this.jobs.length === 0) return nothing
    return html`<aside class="job-tray card no-print" aria-label=${msg("jobs.title")}>
      <ul class="stack" role="list">${this.jobs.map(job => this.one(job))}</ul>
    </aside>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-job-tray": PlenaryJobTray
  }
  interface HTMLElementEventMap {
    "job-pressed": JobPressed
  }
}
