import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { Thread, ThreadEntry } from "../../../../shared/fold/state.ts"
import { type NameThen, nameAt } from "../../../../shared/rules/people/namesOfTheDay.ts"
import { findStatement } from "../../../../shared/rules/readings/rows.ts"
import { commentKey } from "../../../../shared/rules/said/inThreads.ts"
import { clock } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { namesThen } from "../../../i18n/names.ts"
import { threadKindName } from "../../../i18n/terms/terms.ts"
import { commentActs, threadActs } from "../../../rules/offers/threadActs.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { derived } from "../../../signals/derived.ts"
import { Watching } from "../../../signals/watching.ts"
import { saidShown } from "../../translating/saidShown.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-thread-card.css?inline"
import "../../shell/plenary-person-mark.ts"
import "./plenary-composer.ts"
import { nameShown } from "../../shell/nameShown.ts"
import { pendingList } from "./pendingList.ts"
import { type PendingWords, ThreadPicked } from "./pendingWords.ts"
import "../../shell/plenary-copy-link.ts"
import { entryWords } from "./phraseWords.ts"
import type { WordsWritten } from "./plenary-composer.ts"
import { threadSheet } from "./threadSheet.ts"

const shownBefore = 1
const shownLast = 3

/** One thread: its passage, its comments, a field for a reply, and whether it is resolved. */
@customElement("plenary-thread-card")
export class ThreadCard extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now"> | null = null
  @property({ attribute: false }) thread: Thread | null = null
  @property({ attribute: false }) pending: readonly PendingWords[] = []
  @property({ type: Boolean, reflect: true }) active = false
  @state() private unfolded = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, threadSheet, unsafeCSS(styles)]

  override render() {
    const { scene, thread } = this
    if (!scene || !thread) return nothing
    const about = findStatement(scene.state, thread.statement)
    const [first] = thread.entries
    const by = first ? namesThen(scene.state)(first.by, first.at, "") : ""
    const label = [threadKindName(thread.kind), about?.label, by].filter(Boolean).join(", ")
    return html`<article tabindex="-1" aria-label=${label} @mouseenter=${() => this.#pick(thread.id)} @focusin=${() => this.#pick(thread.id)}>
      ${thread.anchor && thread.wording === null ? html`<blockquote>${thread.anchor.exact}</blockquote>` : nothing}
      <p class="about">
        ${about ? html`<b>${about.label}</b>` : nothing}
        ${thread.kind === "comment" ? nothing : html`<span class="chip">${threadKindName(thread.kind)}</span>`}
        ${thread.resolved && !thread.settled ? html`<span class="chip good">✓ ${msg("thread.resolved")}</span>` : nothing}
        <plenary-copy-link .path=${`/w/${scene.state.workspace?.slug ?? ""}/t/${thread.topic}#${thread.id}`} of=${label}></plenary-copy-link>
      </p>
      ${this.#entries(scene, thread)} ${pendingList(this, this.pending)} ${this.#tools(scene, thread)} ${this.#asking.trouble}
    </article>`
  }

  #entries(scene: ViewWith<"now">, thread: Thread) {
    const { entries } = thread
    const folded = !this.unfolded && !this.active && entries.length > shownBefore + shownLast
    const head = folded ? entries.slice(0, shownBefore) : entries
    const tail = folded ? entries.slice(-shownLast) : []
    const more = entries.length - head.length - tail.length
    const name = namesThen(scene.state)
    return html`<ol>
      ${head.map((entry, n) => this.#entry(scene, thread, name, entry, n === 0 && thread.wording !== null ? thread : null))}
      ${folded ? html`<li><button class="quiet small" @click=${() => (this.unfolded = true)}>⌄ ${moreWords(more)}</button></li>` : nothing}
      ${tail.map(entry => this.#entry(scene, thread, name, entry))}
    </ol>`
  }

  /** Renders one entry of a thread. A suggestion's first entry shows the change that it proposes. */
  #entry(
    scene: ViewWith<"now">,
    thread: Thread,
    nameThen: NameThen,
    entry: ThreadEntry,
    suggested: Thread | null = null,
  ) {
    const { by, at, text, away, phrase, withdrawn, corrected } = entry
    return html`<li class="entry">
      <plenary-person-mark .member=${by ?? ""} .name=${nameAt(scene.state, by, at)?.name ?? ""}></plenary-person-mark>
      <div><p class="who"><b>${nameShown(nameThen(by, at, ""))}</b> <time class="muted">${clock(at)}</time>${corrected === undefined || withdrawn !== undefined ? nothing : html` <span class="muted">${correctedWords()}</span>`}</p>
      ${
        suggested
          ? html`<plenary-suggested-wording .scene=${scene} .thread=${suggested}></plenary-suggested-wording>`
          : withdrawn === undefined
            ? saidShown(
                scene,
                { key: commentKey(thread.id, entry.id), ...text, by, at, away },
                html`<p class="text">${entryWords(text, phrase)}</p>`,
              )
            : html`<p class="muted small">${withdrawnWords(clock(withdrawn))}</p>`
      }
      ${this.#mending(scene, thread, entry)}</div>
    </li>`
  }

  /** The buttons with which the reader corrects or withdraws a comment of their own. */
  #mending(scene: ViewWith<"now">, thread: Thread, entry: ThreadEntry) {
    const acts = derived(() => commentActs(scene, thread, entry))
    if (acts.length === 0) return nothing
    const button = (act: "correct" | "withdraw") =>
      html`<button ${this.#asking.presses({ kind: `${act}-comment`, thread, entry })} class="quiet small" ?disabled=${this.#asking.busy}>${act === "correct" ? msg("comment.correct") : msg("comment.withdraw")}</button>`
    return html`<p class="row">${acts.map(button)}</p>`
  }

  #tools(scene: View, thread: Thread) {
    const acts = threadActs(scene, thread)
    if (acts.includes("reopen"))
      return html`<button ${this.#asking.sends("reopen-thread", { thread: thread.id })} class="quiet small" ?disabled=${this.#asking.busy}>${msg("thread.reopen")}</button>`
    if (acts.length === 0) return nothing
    return html`<div class="tools">
      ${
        acts.includes("reply")
          ? html`<plenary-composer .label=${msg("thread.reply")} .action=${msg("thread.send")} .place="${scene.me.member} ${thread.id}"
        @words-written=${(event: WordsWritten) => this.#reply(event, thread)}></plenary-composer>`
          : nothing
      }
      ${acts.includes("resolve") ? html`<button ${this.#asking.sends("resolve-thread", { thread: thread.id })} class="quiet small" ?disabled=${this.#asking.busy}>✓ ${msg("thread.resolve")}</button>` : nothing}
    </div>`
  }

  /** Sends a reply without waiting for the answer, because the list of pending texts shows a failure. */
  #reply({ words }: WordsWritten, thread: Thread): void {
    this.#asking.say("reply", { thread: thread.id, entry: words })
  }

  #pick(thread: string): void {
    if (!this.active) this.dispatchEvent(new ThreadPicked(thread))
  }
}

const correctedWords = (): string => msg("comment.corrected")
const withdrawnWords = (time: string): string => msg("comment.withdrawn", { time })
const moreWords = (n: number): string => msg("thread.more", { n })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-thread-card": ThreadCard
  }
}
