import { effect, signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import type { Role } from "../../../shared/model/terms.ts"
import { msg } from "../../i18n/msg.ts"
import { roleName } from "../../i18n/terms/terms.ts"
import { inTab } from "../../state/kept/kept.ts"
import { go } from "../../state/page/router.ts"
import type { SessionStore } from "../../state/session/sessionStore.ts"
import { isHoldingWords } from "./writing/holdingWords.ts"

const watches = (role: Role): boolean => role === "observer" || role === "public"

/** A session's page: either the panel's room, or the room of the observers. */
interface Page extends HTMLElement {
  slug: string
  session: string | undefined
  observing: boolean
}

/**
 * Opens the room that belongs to the reader's new role, and announces the change. The tab stores which room was shown,
 * so the page notices a role that changed while the page was closed. A member of the panel who opens the observers'
 * page on purpose stays on that page.
 */
export class FollowSeat {
  /** The new role that the page announces. `waits` is true until the page shows the room of the new role. */
  readonly #news = signal<{ role: Role; waits: boolean } | null>(null)
  readonly #page: Page
  readonly #room: SessionStore
  readonly #stop: () => void
  /** The role whose room this page shows. */
  #last: Role | null = null
  #left = false

  constructor(page: Page, room: SessionStore) {
    this.#page = page
    this.#room = room
    this.#stop = effect(() => this.#look())
    page.addEventListener("focusout", this.#lookSoon)
  }

  stop(): void {
    this.#left = true
    this.#stop()
    this.#page.removeEventListener("focusout", this.#lookSoon)
  }

  line() {
    const news = this.#news.value
    if (!news) return nothing
    const { role, waits } = news
    return waits
      ? html`<p class="notice" role="status">${waitsWords(role)} ${this.#isAt(role) ? nothing : html`<a href=${this.#address(role)}>${msg("seat.goNow")}</a>`}</p>`
      : html`<p class="notice" role="status">${movedWords(role)}
          <button class="quiet small" @click=${() => (this.#news.value = null)}>${msg("refused.close")}</button></p>`
  }

  #address(role: Role): string {
    const { slug, session } = this.#page
    return `/w/${slug}/s/${session ?? ""}${watches(role) ? "/observe" : ""}`
  }

  #look(): void {
    const me = this.#room.live.me.value
    if (!me?.member) return
    const { role, member } = me
    const key = `room of ${member} in ${this.#page.session}`
    const [own, before] = [watches(role) ? "observers" : "panel", inTab.read(key)]
    const moved = before !== null && before !== own
    if (moved && this.#last && this.#isWriting()) return this.#hold(role, this.#last)
    if (moved && !this.#isAt(role)) {
      this.stop()
      return go(this.#address(role), "replace")
    }
    inTab.write(key, own)
    this.#last = role
    this.#room.former.value = null
    if (moved) this.#news.value = { role, waits: false }
    else if (this.#news.peek()?.waits) this.#news.value = null
  }

  #isAt(role: Role): boolean {
    return watches(role) === this.#page.observing
  }

  /**
   * True if the reader is writing. The method reads the clock, because emptying a field fires no event on this page.
   * The effect that calls the method therefore runs again at each tick.
   */
  #isWriting(): boolean {
    void this.#room.now.value
    return isHoldingWords(this.#page, this.#room)
  }

  /** Keeps the room of the former role until the reader has finished writing there. */
  #hold(role: Role, last: Role): void {
    this.#room.former.value = last
    if (this.#news.peek()?.role !== role) this.#news.value = { role, waits: true }
  }

  /** Checks the reader's role again after the focus event has ended, because only then has the focus moved. */
  readonly #lookSoon = (): void => {
    if (this.#news.peek()?.waits) setTimeout(() => this.#left || this.#look())
  }
}

function movedWords(role: Role): string {
  const name = roleName(role)
  return watches(role) ? msg("seat.nowObserves", { name }) : msg("seat.nowSits", { name })
}

function waitsWords(role: Role): string {
  const name = roleName(role)
  return watches(role) ? msg("seat.observesSoon", { name }) : msg("seat.sitsSoon", { name })
}
