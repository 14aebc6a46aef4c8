import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { findBrackets } from "../../../../shared/document/brackets.ts"
import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { Thread } from "../../../../shared/fold/state.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { namesThen } from "../../../i18n/names.ts"
import type { View } from "../../../scene/scene.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-bracket-chooser.css?inline"

/** One open bracket of a statement, in one language. */
export interface OpenBracket {
  lang: Lang
  /** the bracket with its square brackets, exactly as in the text */
  whole: string
  alternatives: string[]
}

/** Fired when a bracket was settled on the card. The page of the same reader then settles the bracket in the note. */
export class BracketSettled extends Event {
  readonly settled: readonly { lang: Lang; bracket: string; chosen: string }[]
  constructor(settled: BracketSettled["settled"]) {
    super("bracket-settled", { bubbles: true, composed: true })
    this.settled = settled
  }
}

/** The first open bracket of each language's text. The alternatives have the same order in all languages. */
export function firstBrackets({ texts }: Pick<Statement, "texts">): OpenBracket[] {
  return texts.flatMap(({ lang, text }) => {
    const [first] = findBrackets(text)
    return first ? [{ lang, whole: text.slice(first.from, first.to), alternatives: first.alternatives }] : []
  })
}

/** Lets the reader choose one alternative of a bracket, in all languages at once. A thread records the choice. */
@customElement("plenary-bracket-chooser")
@localized()
export class BracketChooser extends LitElement {
  @property({ attribute: false }) scene: View | null = null
  @property({ attribute: false }) statement: Statement | null = null
  @state() private choice: number | null = null
  /** whether the button was pressed before anything was chosen */
  @state() private lacks = false
  /** the languages that already have the chosen wording, after another language's text was refused */
  @state() private done: ReadonlySet<Lang> = new Set()
  readonly #asking = new Asking(this)
  /**
   * sends the commands that record the choice; it is separate from `#asking`, so that the refusal of a text stays
   * visible
   */
  readonly #tracing = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const brackets = ordered(this.#left())
    if (!this.scene || brackets.length === 0) return nothing
    const most = Math.max(...brackets.map(({ alternatives }) => alternatives.length))
    return html`<form @submit=${this.#submit}>
      <fieldset>
        <legend>${msg("bracket.which")}</legend>
        ${Array.from({ length: most }, (_, i) => this.#alternative(brackets, i))}
      </fieldset>
      ${this.#owner()} ${this.lacks && this.choice === null ? html`<p class="trouble" role="alert">${msg("answer.chooseFirst")}</p>` : nothing} ${this.#asking.trouble}
      <div class="row">
        <button class="filled" ?disabled=${this.#asking.busy}>${msg("act.settleBracket")}</button>
        <button class="quiet" type="button" @click=${() => this.dispatchEvent(new Event("chooser-closed"))}>${msg("dialog.cancel")}</button>
      </div>
    </form>`
  }

  /**
   * The bracket to settle, in each language. After a refusal the settled languages are left out, because their next
   * bracket is a different one.
   */
  #left(): OpenBracket[] {
    const all = this.statement ? firstBrackets(this.statement) : []
    const left = all.filter(({ lang }) => !this.done.has(lang))
    return left.length > 0 ? left : all
  }

  #alternative(brackets: readonly OpenBracket[], i: number) {
    return html`<label>
      <input type="radio" name="alternative" .value=${String(i)} .checked=${this.choice === i} @change=${() => (this.choice = i)} />
      ${brackets.map(({ lang, alternatives }) => html`<p class="text" lang=${domLang(lang)}>${alternatives[i] ?? ""}</p>`)}
    </label>`
  }

  /**
   * Names the author of an open suggestion whose passage is inside the bracket. The note's bracket button opens such a
   * suggestion for each bracket that it makes.
   */
  #owner() {
    const threads: Thread[] = Object.values(this.scene?.state.threads ?? {})
    const wholes = this.statement ? firstBrackets(this.statement).map(({ whole }) => whole) : []
    const thread = threads.find(
      ({ topic, kind, resolved, anchor }) =>
        topic === this.statement?.topic &&
        kind === "suggestion" &&
        !resolved &&
        anchor !== null &&
        wholes.some(whole => whole.includes(anchor.exact)),
    )
    const put = thread?.entries[0]
    const name = this.scene && put ? namesThen(this.scene.state)(put.by, put.at, "") : ""
    return name ? html`<p class="small muted">${msg("bracket.owner", { name })}</p>` : nothing
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault()
    const { statement, choice } = this
    this.lacks = choice === null
    if (!statement || choice === null) return
    const settled: BracketSettled["settled"][number][] = []
    let refused = false
    for (const { lang, whole, alternatives } of this.#left()) {
      const chosen = alternatives[choice] ?? ""
      const before = statement.texts.find(one => one.lang === lang)
      if (!before) continue
      const text = before.text.replace(whole, () => chosen)
      const body = { statement: statement.id, lang, text, base: before.revision, newVersion: true }
      refused = !(await this.#asking.command("save-text", body))
      if (refused) break
      settled.push({ lang, bracket: whole, chosen })
    }
    this.done = new Set(refused ? [...this.done, ...settled.map(({ lang }) => lang)] : [])
    if (settled.length > 0) {
      this.dispatchEvent(new BracketSettled(settled))
      await this.#trace(statement, settled)
    }
    if (refused) return
    this.choice = null
    this.dispatchEvent(new Event("chooser-closed"))
  }

  /** Opens a thread that quotes the bracket and the choice, and resolves the thread. */
  async #trace({ id, topic }: Statement, settled: BracketSettled["settled"]): Promise<void> {
    const text = settled.map(({ bracket, chosen }) => `${bracket} → ${chosen}`).join("\n")
    const entry = { lang: currentLang(), text }
    const phrase = { is: "bracket-settled" as const, settled: [...settled] }
    const asked = { topic, statement: id, kind: "suggestion" as const, entry, phrase }
    const opened = await this.#tracing.command("open-thread", asked)
    const thread = opened?.made["thread"]
    if (typeof thread === "string") await this.#tracing.command("resolve-thread", { thread })
  }
}

const ordered = (brackets: OpenBracket[]): OpenBracket[] =>
  brackets.toSorted((a, b) => Number(b.lang === currentLang()) - Number(a.lang === currentLang()))

declare global {
  interface HTMLElementTagNameMap {
    "plenary-bracket-chooser": BracketChooser
  }
  interface HTMLElementEventMap {
    "bracket-settled": BracketSettled
  }
}
