import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { undoLeft } from "../../../../shared/rules/floor/ending/undoing.ts"
import { weekMs } from "../../../../shared/rules/planning/continuing.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { cancelledKey } from "../../../../shared/rules/said/inThreads.ts"
import { countdown, moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { namesThen } from "../../../i18n/names.ts"
import { isOutside, type View, type ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import { saidInSentence } from "../../translating/saidShown.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { commentsWords } from "./commentsWords.ts"
import styles from "./plenary-after-close.css?inline"

/**
 * Says that a session is closed, or why it was cancelled. The moderator of a session that has just closed can reopen it
 * here, or continue it in a linked session.
 */
@customElement("plenary-after-close")
export class AfterClose extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now"> | null = null
  @property() base = ""
  /** the id of the session that this page has created as the continuation */
  @state() private made = ""
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const scene = this.scene
    if (scene?.session.state === "cancelled") return cancelled(scene)
    if (!scene || scene.session.state !== "closed" || isOutside(scene)) return nothing
    if (scene.me.role !== "moderator")
      return html`<div class="row said" role="status"><p>${closedWords(scene)}</p></div>${this.#comments(scene)}`
    const { id: session } = scene.session
    const next = scene.session.continuedBy ?? this.made
    const left = undoLeft(scene.session, scene.now)
    return html`<div class="row said" role="status">
      <p>${msg("session.isClosed")}</p>
      ${left > 0 ? html`<button ${this.#asking.sends("reopen-session", { session })} class="small outlined" ?disabled=${this.#asking.busy}>${undoWords(left)}</button>` : nothing}
      ${next ? html`<a href=${`${this.base}/s/${next}`}>${msg("session.continued")}</a>` : html`<button class="small" ?disabled=${this.#asking.busy} @click=${() => this.#continue(scene)}>${msg("session.continue")}</button>`}
    </div>
    ${this.#comments(scene)} ${this.#asking.trouble}`
  }

  /** Tells the whole panel that the minutes are under review, and until when they may be corrected, with a link to them. */
  #comments({ session, me, now }: ViewWith<"now">) {
    const words = right(me.role, "comment") === "no" ? null : commentsWords(session, now)
    if (words === null) return nothing
    return html`<div class="row said" role="status"><p>${words}</p>
      <a href=${`${this.base}/s/${session.id}/minutes`}>${msg("minutes.title")}</a></div>`
  }

  async #continue(scene: View): Promise<void> {
    const { id: session, startsAt } = scene.session
    const receipt = await this.#asking.command("continue-session", { session, startsAt: startsAt + weekMs })
    if (receipt) this.made = String(receipt.made["session"])
  }
}

/** Says who cancelled the session, when and why. */
function cancelled(scene: View) {
  const { session, state } = scene
  const { id, reason, reasonLang, turned } = session
  const said = { key: cancelledKey(id), lang: reasonLang ?? null, text: reason ?? "", ...turned }
  const name = namesThen(state)(turned.by, turned.at, "")
  const time = moment(turned.at)
  return html`<div class="row said" role="status"><p>
    <b>${name ? msg("session.cancelledBy", { name, time }) : msg("session.cancelledOn", { time })}</b>
    ${reason ? saidInSentence(scene, said, words => words) : nothing}
  </p></div>`
}

/** Says that the session is over. Panelists also read which acts are still possible. */
const closedWords = ({ state, session, me }: View): string =>
  me.role === "panelist" && Object.values(state.topics).some(({ ended }) => ended?.with === session.id)
    ? msg("session.isClosedPanelist")
    : msg("session.isClosed")

const undoWords = (left: number): string => {
  const time = countdown(left)
  return msg("session.undoClose", { time })
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-after-close": AfterClose
  }
}
