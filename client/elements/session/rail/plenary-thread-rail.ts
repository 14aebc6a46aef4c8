import { html, LitElement, nothing, type PropertyValues, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { repeat } from "lit/directives/repeat.js"
import type { Thread } from "../../../../shared/fold/state.ts"
import type { Anchor } from "../../../../shared/model/anchor.ts"
import { msg } from "../../../i18n/msg.ts"
import { mayNow } from "../../../rules/offers/mayNow.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { Watching } from "../../../signals/watching.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import type { Composer, WordsWritten } from "./plenary-composer.ts"
import styles from "./plenary-thread-rail.css?inline"
import "./plenary-composer.ts"
import { HeldOrder } from "./heldOrder.ts"
import { pendingList } from "./pendingList.ts"
import { type PendingWords } from "./pendingWords.ts"
import { threadSheet } from "./threadSheet.ts"

/** Pixels that the list is scrolled before its reader counts as reading further down. */
const scrolledPx = 40

/**
 * The open threads of a topic, or its resolved threads if the reader asks for these. A field opens a new thread on the
 * topic or on a passage.
 */
@customElement("plenary-thread-rail")
export class ThreadRail extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now"> | null = null
  @property() topic = ""
  /** the threads of the topic, the most recently commented first */
  @property({ attribute: false }) threads: readonly Thread[] = []
  @property({ attribute: false }) pending: readonly PendingWords[] = []
  @property() active: string | null = null
  /** the numbers of threads that this page has not fetched yet */
  @property({ attribute: false }) older: { open: number; resolved: number } = { open: 0, resolved: 0 }
  @property({ type: Boolean }) fetching = false
  /** the reason why older threads could not be fetched */
  @property() trouble = ""
  /** the passage on which a new thread is opened; null for a thread on the whole topic */
  @property({ attribute: false }) anchor: Anchor | null = null
  @state() private settled = false
  #shown: { threads: readonly Thread[]; fresh: number } = { threads: [], fresh: 0 }
  readonly #order = new HeldOrder()
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, threadSheet, unsafeCSS(styles)]

  constructor() {
    super()
    // When the reader leaves the list, it shows its present order.
    for (const leaves of ["pointerleave", "focusout"]) this.addEventListener(leaves, () => this.requestUpdate())
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // An empty list has nothing that could move away from its reader.
    const isEmpty = !this.#shown.threads.some(({ resolved }) => (resolved !== null) === this.settled)
    const isRead = !isEmpty && !changed.has("topic") && (this.matches(":focus-within, :hover") || this.#isScrolled())
    if (!isRead) this.#order.take(this.threads)
    this.#shown = this.#order.hold(this.threads, { member: this.scene?.me.member ?? null, active: this.active })
  }

  /** Whether the reader has scrolled the start of the list out of sight. */
  #isScrolled(): boolean {
    const frame = this.closest(".rail-body")?.parentElement
    return frame
      ? this.getBoundingClientRect().top < Math.max(0, frame.getBoundingClientRect().top) - scrolledPx
      : false
  }

  /** Shows the present order from its start. */
  #refresh(): void {
    this.#order.take(this.threads)
    this.requestUpdate()
    this.scrollIntoView({ block: "start" })
  }

  override render() {
    const scene = this.scene
    if (!scene) return nothing
    const { threads, fresh } = this.#shown
    const open = threads.filter(({ resolved }) => !resolved)
    const settled = threads.filter(({ resolved }) => resolved)
    const shown = this.settled ? settled : open
    const { older } = this
    const left = this.settled ? older.resolved : older.open
    return html`
      ${fresh > 0 ? html`<button class="fresh small" @click=${this.#refresh}>${msg("thread.fresh", { n: fresh })}</button>` : nothing}
      ${settled.length + older.resolved > 0 ? this.#filter(open.length + older.open, settled.length + older.resolved) : nothing}
      ${mayNow(scene, "comment") ? this.#new(scene) : nothing}
      ${pendingList(
        this,
        this.pending.filter(({ thread }) => thread === null),
      )}
      ${shown.length + left === 0 ? html`<p class="muted small">${mayNow(scene, "comment") ? msg("thread.empty") : msg("thread.none")}</p>` : nothing}
      <div class="list">
        ${repeat(
          shown,
          ({ id }) => id,
          thread => this.#card(scene, thread),
        )}
      </div>
      ${left > 0 ? this.#older(left) : nothing}`
  }

  #older(n: number) {
    return html`<div>
      ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
      <button class="quiet small" aria-disabled=${this.fetching} @click=${this.#wantOlder}>${this.fetching ? msg("page.loading") : msg("thread.older", { n })}</button>
    </div>`
  }

  #wantOlder(): void {
    if (!this.fetching) this.dispatchEvent(new Event("older-wanted"))
  }

  /** Moves the focus to the field for a new thread, after a passage was chosen in the note. */
  write(): void {
    this.settled = false
    void this.updateComplete.then(() => this.renderRoot.querySelector<Composer>(".new plenary-composer")?.focus())
  }

  #filter(open: number, settled: number) {
    return html`<div class="filter">
      <button class="quiet small" aria-pressed=${!this.settled} @click=${() => (this.settled = false)}>${msg("thread.filterOpen", { n: open })}</button>
      <button class="quiet small" aria-pressed=${this.settled} @click=${() => (this.settled = true)}>${msg("thread.filterResolved", { settled })}</button>
    </div>`
  }

  #card(scene: ViewWith<"now">, thread: Thread) {
    return html`<plenary-thread-card id=${thread.id} .scene=${scene} .thread=${thread} ?active=${this.active === thread.id}
      .pending=${this.pending.filter(words => words.thread === thread.id)}></plenary-thread-card>`
  }

  #new({ me }: View) {
    return html`<article class="new ${this.anchor ? "quoted" : ""}">
      ${this.anchor ? html`<blockquote>${this.anchor.exact}</blockquote>` : nothing}
      <plenary-composer .label=${this.anchor ? msg("thread.newOnPassage") : msg("thread.new")}
        .action=${msg("thread.send")} .place="${me.member} ${this.topic}" .cancellable=${this.anchor !== null}
        @composer-cancelled=${this.#forget} @words-written=${this.#open}></plenary-composer>
    </article>`
  }

  #open({ words }: WordsWritten): void {
    this.#asking.say("open-thread", { topic: this.topic, anchor: this.anchor, entry: words })
    this.#forget()
  }

  #forget(): void {
    this.anchor = null
    this.dispatchEvent(new Event("anchor-used"))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-thread-rail": ThreadRail
  }
}
