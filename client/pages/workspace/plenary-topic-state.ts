import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Answered } from "../../../shared/contract/live.ts"
import type { Topic } from "../../../shared/fold/state.ts"
import { msg } from "../../i18n/msg.ts"
import "../../elements/forms/plenary-kept-words.ts"
import { written } from "../../elements/forms/written.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { plain } from "../../i18n/texts.ts"
import { OnLivePage } from "../frame/onLivePage.ts"

/** The buttons with which a moderator closes a topic, or reopens it with a reason that everybody can read. */
@customElement("plenary-topic-state")
export class TopicState extends OnLivePage {
  @property({ attribute: false }) topic: Topic | null = null
  private readonly problem = signal("")

  private tell(answered: Answered): void {
    this.problem.value = answered.ok ? "" : refusalText(answered.refusal, this.live.state.peek())
  }

  private async end({ id }: Topic): Promise<void> {
    this.tell(await this.here.send("close-topic", { topic: id }))
  }

  private async reopen(event: SubmitEvent, { id }: Topic): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const reason = written(new FormData(form), "reason")
    const answered = await this.here.send("reopen-topic", { topic: id, reason })
    if (answered.ok) form.reset()
    this.tell(answered)
  }

  protected override render() {
    const { topic } = this
    if (!topic) return nothing
    const title = plain(topic.title)
    const me = this.live.me.value
    return html`${
      topic.state === "open" && !topic.ended
        ? html`<button class="quiet small" aria-label=${msg("topic.closeOf", { title })} @click=${() => this.end(topic)}>${msg("topic.close")}</button>`
        : html`<details><summary class="small" aria-label=${msg("topic.reopenOf", { title })}>${msg("topic.reopen")}</summary>
            <form class="row" @submit=${(event: SubmitEvent) => this.reopen(event, topic)}><plenary-kept-words .place=${`${me?.member} reopen ${topic.id}`}></plenary-kept-words>
              <label class="field grow"><span class="label">${msg("form.reason")}</span>
                <input name="reason" required maxlength="1000" pattern=".*\\S.*" /></label>
              <button class="small">${msg("topic.reopen")}</button>
            </form></details>`
    }
    ${this.problem.value ? html`<p class="problem" role="alert">${this.problem.value}</p>` : nothing}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-topic-state": TopicState
  }
}
