import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, query, state } from "lit/decorators.js"
import type { FileUploaded } from "../../../shared/contract/queries/files.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { sitePath } from "../../site/site.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import { fileAddress } from "./fileWords.ts"
import type { FileTaken, PlenaryFileField } from "./plenary-file-field.ts"
import "./plenary-file-field.ts"
import styles from "./plenary-picture-dialog.css?inline"

/** Fired when a picture is to be inserted. Without a file the selected picture gets other words. */
export class PictureGiven extends Event {
  static readonly type = "picture-given"
  readonly file: FileUploaded | null
  readonly alt: string
  constructor(file: FileUploaded | null, alt: string) {
    super(PictureGiven.type)
    this.file = file
    this.alt = alt
  }
}

/**
 * Asks for a picture and for the words that say what it shows. The picture is uploaded while the words are written.
 * @fires picture-given, picture-left
 */
@customElement("plenary-picture-dialog")
@localized()
export class PlenaryPictureDialog extends LitElement {
  @state() private place: { slug: string; topic: string } | null = null
  @state() private file: FileUploaded | null = null
  @state() private busy = false
  @state() private tried = false
  /** the words of the picture that is described anew; null if a picture is inserted */
  @state() private describing: string | null = null
  @query("dialog") private dialog!: HTMLDialogElement | null
  @query("textarea") private words!: HTMLTextAreaElement | null
  @query("plenary-file-field") private field!: PlenaryFileField | null

  static override styles = [sessionStyles, unsafeCSS(styles)]

  /** Opens the dialog, with a file that was pasted or dropped, or with the words of the selected picture. */
  ask(place: { slug: string; topic: string }, file: File | null, selected: string | null): void {
    this.place = place
    this.file = null
    this.tried = false
    this.busy = false
    this.describing = file ? null : selected
    void this.updateComplete.then(() => {
      if (this.words) this.words.value = this.describing ?? ""
      if (!this.dialog?.open) this.dialog?.showModal()
      if (file) this.field?.take(file)
      if (this.describing !== null || file) this.words?.focus()
      else this.field?.focus()
    })
  }

  protected override render() {
    const { place, file, describing, tried, busy } = this
    if (!place) return nothing
    const lacksWords = tried && (this.words?.value.trim() ?? "") === ""
    const lacksFile = tried && describing === null && file === null
    return html`<dialog aria-labelledby="title" @close=${this.#closed}>
      <form @submit=${this.#submit} @input=${() => this.requestUpdate()} novalidate>
        <h2 id="title">${describing === null ? msg("picture.insertTitle") : msg("picture.describeTitle")}</h2>
        ${
          describing === null
            ? html`<plenary-file-field .slug=${place.slug} .purpose=${{ kind: "picture", topic: place.topic }} @file-taken=${this.#taken}></plenary-file-field>
              ${lacksFile && !busy ? html`<p class="trouble" role="alert">${msg("picture.lacksFile")}</p>` : nothing}
              ${file ? html`<img class="shown" src=${sitePath + fileAddress(place.slug, file.sha256)} width=${file.width ?? nothing} height=${file.height ?? nothing} alt="" />` : nothing}`
            : nothing
        }
        <label class="field">${msg("picture.alt")}
          <textarea name="alt" rows="2" maxlength="500" aria-invalid=${lacksWords} aria-describedby="help"></textarea>
          ${lacksWords ? html`<span class="trouble" role="alert">${msg("picture.lacks")}</span>` : nothing}</label>
        <p class="small muted" id="help">${msg("picture.altHelp")}</p>
        <div class="row end">
          <button class="quiet" type="button" @click=${() => this.dialog?.close()}>${msg("dialog.cancel")}</button>
          <button class="filled" ?disabled=${busy}>${describing === null ? msg("picture.insert") : msg("picture.save")}</button>
        </div>
      </form>
    </dialog>`
  }

  #taken = ({ file, busy }: FileTaken): void => {
    this.file = file
    this.busy = busy
  }

  #submit = (event: SubmitEvent): void => {
    event.preventDefault()
    this.tried = true
    const alt = (this.words?.value ?? "").replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim()
    if (alt === "") return this.words?.focus()
    if (this.describing === null && !this.file) return this.field?.focus()
    this.dispatchEvent(new PictureGiven(this.file, alt))
    this.dialog?.close()
  }

  /** Takes the field away, which cancels an upload. */
  #closed = (): void => {
    this.place = null
    this.dispatchEvent(new Event("picture-left"))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-picture-dialog": PlenaryPictureDialog
  }
  interface HTMLElementEventMap {
    "picture-given": PictureGiven
  }
}
