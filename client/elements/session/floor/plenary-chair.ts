import { html, LitElement, nothing, type PropertyValues, unsafeCSS } from "lit"
import { customElement, property } from "lit/decorators.js"
import { chairOf } from "../../../../shared/rules/floor/chair.ts"
import { seatKeeps } from "../../../../shared/rules/people/seats/seatKeeps.ts"
import { msg } from "../../../i18n/msg.ts"
import type { ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-chair.css?inline"

/**
 * Milliseconds of absence after which another moderator may take the chair. A Wi-Fi outage is usually shorter (DOMAIN
 * F3).
 */
const awayMs = 60_000

/**
 * Milliseconds of absence after which the bar of another moderator says that the chair is cut off. The server has found
 * a line that died without a word six seconds after it died (DOMAIN F3).
 */
const cutMs = 2_000

/**
 * Says who chairs. The chair may hand over to another moderator and take the chair back. If the chair has been away for
 * a minute, other moderators may take the chair.
 */
@customElement("plenary-chair")
export class ChairPlace extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now" | "present"> | null = null
  /** the chair who is absent, and when this page first noticed the absence */
  #away: { chair: string; since: number } | null = null
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  protected override willUpdate(_: PropertyValues): void {
    const scene = this.scene
    const chair = scene && chairOf(scene.session, scene.state, scene.present)
    if (!scene || !chair || scene.present.includes(chair.id)) this.#away = null
    else if (this.#away?.chair !== chair.id) this.#away = { chair: chair.id, since: scene.now }
  }

  override render() {
    const scene = this.scene
    if (!scene || scene.session.state !== "live") return nothing
    const chair = chairOf(scene.session, scene.state, scene.present)
    // The name is empty for a reader to whom no name may be shown.
    if (!chair?.name) return nothing
    const { member, role } = scene.me
    const away = this.#away === null ? 0 : scene.now - this.#away.since
    const gone = this.#away !== null && away >= awayMs
    const cut = this.#away !== null && away >= cutMs
    const gave = scene.session.floor.handedBy
    const back = member !== null && gave === member
    const offered = role === "moderator" && member !== chair.id && (gone || back)
    return html`<span class="small muted">${msg("chair.is", { name: chair.name })}</span>
      ${cut && role === "moderator" ? html`<span class="chip warn" role="status">${msg("chair.cut", { name: chair.name })}</span>` : nothing}
      ${offered ? html`<button ${this.#asking.sends("take-chair", { session: scene.session.id })} class="small outlined" ?disabled=${this.#asking.busy}>${back ? msg("chair.takeBack") : msg("chair.take")}</button>` : nothing}
      ${member === chair.id ? this.#others(scene) : nothing}
      ${this.#asking.trouble}`
  }

  /**
   * The buttons with which the chair hands over to another moderator who is present. The chair does this, for example,
   * to speak on a matter or to leave.
   */
  #others({ state, session: { id: session }, present, me }: ViewWith<"present">) {
    const others = Object.values(state.members).filter(
      one => seatKeeps.chair(one) && one.id !== me.member && present.includes(one.id),
    )
    return others.map(
      ({ id: member, name }) =>
        html`<button ${this.#asking.sends("hand-chair", { session, member })} class="quiet small" ?disabled=${this.#asking.busy}>${handWords(name)}</button>`,
    )
  }
}

const handWords = (name: string): string => msg("chair.hand", { name })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-chair": ChairPlace
  }
}
