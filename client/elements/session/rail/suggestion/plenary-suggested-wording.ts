import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { Thread } from "../../../../../shared/fold/state.ts"
import { declinedKey, wordingKey } from "../../../../../shared/rules/said/inThreads.ts"
import { clock } from "../../../../i18n/formats.ts"
import { domLang } from "../../../../i18n/language.ts"
import { localized } from "../../../../i18n/localized.ts"
import { msg } from "../../../../i18n/msg.ts"
import { namesThen } from "../../../../i18n/names.ts"
import { threadActs } from "../../../../rules/offers/threadActs.ts"
import type { View } from "../../../../scene/scene.ts"
import { saidInSentence, saidShown } from "../../../translating/saidShown.ts"
import { Asking } from "../../kit/asking.ts"
import { sessionStyles } from "../../kit/sheet.ts"
import { changesSheet, wordChanges } from "../../kit/wordChanges.ts"
import styles from "./plenary-suggested-wording.css?inline"

/**
 * A suggestion: the change that it proposes, and its outcome. Readers who may decide can accept or decline a suggestion
 * that has no outcome yet.
 */
@customElement("plenary-suggested-wording")
@localized()
export class SuggestedWording extends LitElement {
  @property({ attribute: false }) scene: View | null = null
  @property({ attribute: false }) thread: Thread | null = null
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, changesSheet, unsafeCSS(styles)]

  override render() {
    const { scene, thread } = this
    if (!scene || !thread || thread.wording === null) return nothing
    const { by = null, at = 0, text: { lang } = { lang: "en" as const } } = thread.entries[0] ?? {}
    const wording = { key: wordingKey(thread.id), lang, text: thread.wording, by, at }
    return html`<div class="change">
        ${
          thread.anchor
            ? wordChanges(thread.anchor.exact, thread.wording, lang)
            : html`<p class="changes" lang=${domLang(lang)}><ins>${thread.wording}</ins></p>`
        }
      </div>
      ${saidShown(scene, wording, html``)}
      ${thread.settled ? this.#ended(scene, thread, thread.settled) : this.#answers(scene, thread)} ${this.#asking.trouble}`
  }

  #ended(scene: View, { id, resolved }: Thread, settled: NonNullable<Thread["settled"]>) {
    const at = resolved?.at ?? 0
    const name = namesThen(scene.state)(resolved?.by ?? null, at, "")
    const time = clock(at)
    return settled.how === "accepted"
      ? html`<p class="ended"><span class="chip good">✓ ${msg("suggestion.accepted")}</span> <span class="muted">${name} ${time}</span></p>`
      : html`<p class="ended"><span class="chip">${msg("suggestion.notTaken")}</span> ${saidInSentence(scene, { key: declinedKey(id, at), ...settled.reason, by: resolved?.by ?? null, at }, becauseWords)} <span class="muted">${name} ${time}</span></p>`
  }

  #answers(scene: View, thread: Thread) {
    const acts = threadActs(scene, thread)
    const [accepts, declines] = [acts.includes("accept"), acts.includes("decline")]
    if (!accepts && !declines) return nothing
    return html`<div class="row">
      ${accepts ? html`<button ${this.#asking.presses({ kind: "accept-suggestion", thread })} class="outlined small" ?disabled=${this.#asking.busy}>${msg("suggestion.accept")}</button>` : nothing}
      ${declines ? html`<button ${this.#asking.presses({ kind: "decline-suggestion", thread })} class="quiet small" ?disabled=${this.#asking.busy}>${msg("suggestion.declineDo")}</button>` : nothing}
    </div>`
  }
}

const becauseWords = (reason: string): string => msg("suggestion.because", { reason })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-suggested-wording": SuggestedWording
  }
}
