import { html, LitElement } from "lit"
import { customElement } from "lit/decorators.js"
import type { JobShown } from "../../../../shared/contract/queries/jobs.ts"
import type { JobPressed } from "../../../elements/shell/plenary-job-tray.ts"
import "../../../elements/shell/plenary-job-tray.ts"
import { Watching } from "../../../signals/watching.ts"
import { OwnJobs } from "../../../state/fetched/files/ownJobs.ts"

/** The long exports of this browser. The element stands beside all pages, so that it outlives the way from one to another. */
@customElement("plenary-own-jobs")
export class PlenaryOwnJobs extends Watching(LitElement) {
  readonly own = new OwnJobs()

  protected override createRenderRoot() {
    return this
  }

  private readonly pressed = ({ id, press }: JobPressed): void => {
    if (press === "cancel") void this.own.cancel(id)
    else if (press === "dismiss") this.own.dismiss(id)
    else this.own.lookAgain()
  }

  protected override render() {
    const jobs = this.own.list.value.map(({ id, shown, failure }) => ({ id, shown, isAway: failure !== null }))
    return html`<plenary-job-tray .jobs=${jobs} @job-pressed=${this.pressed}></plenary-job-tray>`
  }
}

/** Shows the tray beside the page, and follows a job that has just begun. */
export function showOwnJobs(job: JobShown | null): void {
  const there = document.querySelector("plenary-own-jobs")
  const tray = there ?? document.createElement("plenary-own-jobs")
  if (!there) document.body.append(tray)
  if (job) tray.own.follow(job)
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-own-jobs": PlenaryOwnJobs
  }
}
