import { html, LitElement, nothing } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import type { Lang } from "../../../../shared/model/terms.ts"
import "../../../elements/icons/plenary-icon.ts"
import { currentLang } from "../../../i18n/language.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { missingFonts, saveFile } from "../../../state/fetched/files/file.ts"
import type { Failure } from "../../../state/loading/loading.ts"
import { failureText } from "../../problem/failureText.ts"
import "./fileMenu.css"

const papers = ["pdf", "docx", "md", "html", "json"] as const
type Format = (typeof papers)[number] | "csv"

const formatName = (format: Format): string =>
  ({
    pdf: () => msg("files.pdf"),
    docx: () => msg("files.docx"),
    md: () => msg("files.markdown"),
    html: () => msg("files.html"),
    json: () => msg("files.json"),
    csv: () => msg("files.csv"),
  })[format]()

/**
 * A menu of the files in which a page can be taken away, in the language of the page if the panel has it; otherwise the
 * server chooses one of the panel's. The menu tells the reader that a file is being written, or why none could be written.
 */
@customElement("plenary-file-menu")
@localized()
export class FileMenu extends LitElement {
  /** the address of the files without the format, e.g. `/api/records/ID` */
  @property() path = ""
  /** the word on the button; the menu of a page needs none */
  @property() label = ""
  /** the address of the table of answers; "" if the page has none */
  @property() table = ""
  /** the languages of the panel, in which alone its files are written */
  @property({ attribute: false }) languages: readonly Lang[] = []
  /** whether the button is as small as those of a list */
  @property({ type: Boolean }) small = false
  @state() private writing: Format | null = null
  @state() private failure: Failure | null = null

  protected override createRenderRoot() {
    return this
  }

  /** the languages of the panel for which the server has no font */
  @state() private unset: readonly Lang[] = []

  /** Learns when the menu opens whether a PDF file can be made, so that the reader knows it before the press. */
  private readonly opened = async ({ target }: Event): Promise<void> => {
    if (!(target instanceof HTMLDetailsElement && target.open)) return
    const missing = await missingFonts()
    this.unset = this.languages.filter(lang => missing.includes(lang))
  }

  private hrefOf(format: Format): string {
    const lang = currentLang()
    const file = format === "csv" ? this.table : `${this.path}.${format}`
    return this.languages.includes(lang) ? `${file}?lang=${lang}` : file
  }

  private readonly save = async (event: Event, format: Format, boxes = false): Promise<void> => {
    event.preventDefault()
    if (this.writing !== null) return
    this.writing = format
    this.failure = null
    const href = this.hrefOf(format)
    const saved = await saveFile(boxes ? `${href}${href.includes("?") ? "&" : "?"}boxes=yes` : href)
    this.writing = null
    if (saved.kind === "failed") this.failure = saved.failure
    else this.close()
    if (saved.kind === "later") (await import("./plenary-own-jobs.ts")).showOwnJobs(saved.job)
  }

  private close(): void {
    const menu = this.querySelector("details")
    if (!menu?.open) return
    menu.open = false
    menu.querySelector("summary")?.focus()
  }

  private readonly pressed = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.close()
  }

  /** Closes the menu when the focus leaves it, but not while a file is being written. */
  private readonly left = ({ relatedTarget }: FocusEvent): void => {
    const isInside = relatedTarget instanceof Node && this.contains(relatedTarget)
    if (relatedTarget !== null && !isInside && this.writing === null)
      this.querySelector("details")?.removeAttribute("open")
  }

  protected override render() {
    const formats: readonly Format[] = this.table === "" ? papers : [...papers, "csv"]
    return html`<details class="files no-print" @toggle=${this.opened} @keydown=${this.pressed} @focusout=${this.left}>
      <summary class=${this.small ? "button small" : "button"}><plenary-icon name="download"></plenary-icon> ${this.label || msg("files.title")}</summary>
      <div class="files-list card">
        <ul role="list">${formats.map(
          format => html`<li><a download href=${this.hrefOf(format)} aria-disabled=${this.writing !== null}
            aria-describedby=${format === "pdf" && this.unset.length > 0 ? "files-no-font" : nothing}
            @click=${(event: Event) => this.save(event, format)}>${formatName(format)}</a></li>`,
        )}</ul>
        ${this.unset.length === 0 || this.failure ? nothing : html`<p class="notice warn small" id="files-no-font">${refusalText({ code: "fonts-missing", params: { langs: this.unset.length === 1 ? (this.unset[0] ?? "") : "several" } })}</p>`}
        <p class="small muted" role="status">${this.writing === null ? nothing : msg("files.writing")}</p>
        ${this.failure === null ? nothing : html`<p class="notice bad small" role="alert">${failureText(this.failure)}</p>`}
        ${this.failure?.code === "characters-missing" ? html`<button class="small" ?disabled=${this.writing !== null} @click=${(event: Event) => this.save(event, "pdf", true)}>${msg("files.boxes")}</button>` : nothing}
      </div>
    </details>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-file-menu": FileMenu
  }
}
