import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, state as own, property } from "lit/decorators.js"
import type { Reading } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { SessionId, TopicId } from "../../../../shared/model/ids.ts"
import { readingKey } from "../../../../shared/rules/said/inThreads.ts"
import { domLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { reading } from "../../../i18n/texts.ts"
import { factsOf, fileAddress } from "../../files/fileWords.ts"
import "../../icons/plenary-icon.ts"
import { type SaidReader, saidShown } from "../../translating/saidShown.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import styles from "./plenary-readings.css?inline"
import { readingForm } from "./readingForm.ts"

/**
 * The readings before a session. A link opens in another tab, and a file is saved. A short text is shown on the page
 * when its title is pressed.
 */
@customElement("plenary-readings")
@localized()
export class PlenaryReadings extends LitElement {
  @property({ attribute: false }) state: State | null = null
  /**
   * the session whose readings are shown, with those of the topics on its agenda; if null, the readings of `topic` are
   * shown
   */
  @property({ attribute: false }) session: SessionId | null = null
  @property({ attribute: false }) topic: TopicId | null = null
  @property({ type: Boolean }) mayAdd = false
  /** the id of the member who may add a reading */
  @property() by = ""
  @property({ attribute: false }) me: SaidReader["me"] = null
  @own() private writing = false
  @own() private lacks = false
  @own() private file: { hash: string | null; busy: boolean } = noFile
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  /** Hides the element if it has nothing to show, so that it leaves no empty card. */
  protected override willUpdate(): void {
    this.hidden = !this.mayAdd && this.#list().length === 0
  }

  override render() {
    const list = this.#list()
    if (list.length === 0 && !this.mayAdd) return nothing
    return html`<section aria-labelledby="title">
      <h3 id="title">${msg("reading.title")}</h3>
      ${list.length === 0 ? nothing : html`<ul role="list">${list.map(one => this.#line(one))}</ul>`}
      ${this.mayAdd ? this.#adding() : nothing}
      ${this.#asking.trouble}
    </section>`
  }

  #list(): Reading[] {
    const all = Object.values(this.state?.readings ?? {})
    const { session, topic } = this
    if (session === null) return all.filter(one => one.topic !== undefined && one.topic === topic)
    const items = this.state?.sessions[session]?.items ?? []
    return all.filter(one =>
      one.topic === undefined
        ? one.session === undefined || one.session === session
        : items.some(item => item.topic === one.topic),
    )
  }

  #line(one: Reading) {
    const title = reading(one.title)
    const letter = one.topic !== undefined && this.session !== null ? this.state?.topics[one.topic]?.letter : undefined
    return html`<li>
      ${letter ? html`<span class="where small">${letter}</span>` : nothing}
      ${one.file || one.link ? html`${this.#links(one, title)}${this.#words(one, "text small")}` : this.#text(one, title)}
      ${this.mayAdd ? html`<button ${this.#asking.sends("remove-reading", { reading: one.id })} class="quiet small" ?disabled=${this.#asking.busy} aria-label=${removeWords(title.text)}>✕</button>` : nothing}
    </li>`
  }

  /** A link to the file, which the browser saves, and one to the address. The title stands on the first of them. */
  #links({ file, link }: Reading, title: { lang: string; text: string }) {
    const slug = this.state?.workspace?.slug ?? ""
    const named = html`<span lang=${domLang(title.lang)}>${title.text}</span>`
    return html`${file ? html`<a class="file" href=${fileAddress(slug, file.sha256)} download><plenary-icon name="download"></plenary-icon> ${named} <span class="small muted">${factsOf(file)}</span></a>` : nothing}
      ${
        link
          ? html`<a href=${link} target="_blank" rel="noopener noreferrer">${file ? nothing : named}
            <span class="small muted">${new URL(link).hostname}</span><span class="unseen">${msg("reading.elsewhere")}</span></a>`
          : nothing
      }`
  }

  #words({ id, text, by }: Reading, look: string) {
    if (text === null || !this.state) return nothing
    const plain = html`<p class=${look} lang=${domLang(text.lang)}>${text.text}</p>`
    return saidShown({ state: this.state, me: this.me }, { key: readingKey(id), ...text, by, at: 0 }, plain)
  }

  #text(one: Reading, title: { lang: string; text: string }) {
    return html`<details><summary lang=${domLang(title.lang)}>${title.text}</summary>
      ${this.#words(one, "text")}</details>`
  }

  #end(): void {
    this.renderRoot.querySelector("form")?.reset()
    this.writing = false
    this.lacks = false
    this.file = noFile
  }

  /** Opens the form. The field for files is fetched with the first form, because few readers add something. */
  #open = (): void => {
    this.writing = true
    import("../../files/plenary-file-field.ts").catch(() => undefined)
  }

  #adding() {
    if (!this.writing)
      return html`<div><button class="quiet small" @click=${this.#open}>${msg("reading.add")}</button></div>`
    return readingForm({
      busy: this.#asking.busy,
      slug: this.state?.workspace?.slug ?? "",
      file: this.file,
      takeFile: ({ file, busy }) => (this.file = { hash: file?.sha256 ?? null, busy }),
      place: `${this.by} reading ${this.session ?? this.topic}`,
      lacks: this.lacks,
      lack: lacks => (this.lacks = lacks),
      add: async given => {
        const place = { ...(this.session && { session: this.session }), ...(this.topic && { topic: this.topic }) }
        if (await this.#asking.command("add-reading", { ...place, ...given })) this.#end()
      },
      end: () => this.#end(),
    })
  }
}

const noFile = { hash: null, busy: false }

const removeWords = (title: string): string => msg("plan.remove", { title })

declare global {
  interface HTMLElementTagNameMap {
    "plenary-readings": PlenaryReadings
  }
}
