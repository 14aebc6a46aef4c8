import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, query, state } from "lit/decorators.js"
import type { FileUploaded } from "../../../shared/contract/queries/files.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import { knownTrouble, mostMegabytes, sizeWords, type Trouble, uploadTrouble } from "./fileWords.ts"
import styles from "./plenary-file-field.css?inline"
import { type UploadPurpose, UploadWanted } from "./uploadWanted.ts"

type Stage =
  | { state: "empty" }
  | { state: "sending"; name: string; share: number; ended: AbortController }
  | { state: "there"; name: string; file: FileUploaded }
  | { state: "failed"; trouble: Trouble; chosen: File | null }

/** Fired when the field has a file, has none any more, or begins to upload one. */
export class FileTaken extends Event {
  static readonly type = "file-taken"
  readonly file: FileUploaded | null
  /** the name of the file on the person's own disk, without its end */
  readonly name: string
  readonly busy: boolean
  constructor(file: FileUploaded | null, name: string, busy: boolean) {
    super(FileTaken.type, { bubbles: true })
    this.file = file
    this.name = name
    this.busy = busy
  }
}

/** Chooses a file and uploads it at once, with its progress. An upload can be cancelled, and a failed one repeated. */
@customElement("plenary-file-field")
@localized()
export class PlenaryFileField extends LitElement {
  @property() slug = ""
  @property({ attribute: false }) purpose: UploadPurpose = { kind: "reading" }
  @state() private stage: Stage = { state: "empty" }
  @query("input") private input!: HTMLInputElement | null

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    if (this.stage.state === "sending") this.stage.ended.abort()
  }

  /** Uploads a file that was pasted or dropped elsewhere. */
  take(file: File): void {
    void this.#send(file)
  }

  override focus(): void {
    this.input?.focus()
  }

  protected override render() {
    const { stage } = this
    const isPicture = this.purpose.kind === "picture"
    return html`${stage.state === "sending" || stage.state === "there" ? nothing : this.#choice(isPicture)}
      ${stage.state === "sending" ? this.#sending(stage) : nothing}
      ${stage.state === "there" ? this.#there(stage) : nothing}
      ${stage.state === "failed" ? this.#failed(stage) : nothing}
      <span class="unseen" role="status">${this.#said()}</span>`
  }

  #choice(isPicture: boolean) {
    return html`<label class="field">${msg(isPicture ? "picture.file" : "file.choose", { mb: mostMegabytes })}
      <input type="file" accept=${isPicture ? pictures : papers} aria-invalid=${this.stage.state === "failed"} @change=${this.#chosen} /></label>`
  }

  #sending({ name, share, ended }: Extract<Stage, { state: "sending" }>) {
    return html`<div class="row"><label class="progress">${msg("file.sending", { name })}
        <progress max="1" .value=${share}></progress></label>
      <button class="quiet small" type="button" @click=${() => ended.abort()}>${msg("file.cancel")}</button></div>`
  }

  #there({ name, file }: Extract<Stage, { state: "there" }>) {
    return html`<div class="row"><span class="name">${msg("file.there", { name, size: sizeWords(file.size) })}</span>
      <button class="quiet small" type="button" @click=${this.#clear}>${msg("file.other")}</button></div>`
  }

  #failed({ trouble, chosen }: Extract<Stage, { state: "failed" }>) {
    const again = chosen
      ? html`<button class="quiet small" type="button" @click=${() => void this.#send(chosen)}>${msg("file.again")}</button>`
      : nothing
    return html`<p class="trouble row" role="alert"><span>${uploadTrouble(trouble)}</span>${again}</p>`
  }

  #said(): string {
    const { stage } = this
    if (stage.state === "sending") return msg("file.sending", { name: stage.name })
    return stage.state === "there" ? msg("file.there", { name: stage.name, size: sizeWords(stage.file.size) }) : ""
  }

  #chosen({ currentTarget }: Event): void {
    const file = currentTarget instanceof HTMLInputElement ? currentTarget.files?.[0] : undefined
    if (file) void this.#send(file)
  }

  async #send(file: File): Promise<void> {
    if (this.stage.state === "sending") this.stage.ended.abort()
    const known = knownTrouble(file, this.purpose.kind)
    if (known !== null) return this.#show({ state: "failed", trouble: known, chosen: null })
    const ended = new AbortController()
    const name = file.name
    const sending = (share: number): Stage => ({ state: "sending", name, share, ended })
    const isThis = () => this.stage.state === "sending" && this.stage.ended === ended
    this.#show(sending(0))
    const how = {
      signal: ended.signal,
      onShare: (share: number) => {
        if (isThis()) this.stage = sending(share)
      },
    }
    const wanted = new UploadWanted({ slug: this.slug, purpose: this.purpose }, file, how)
    this.dispatchEvent(wanted)
    const answer = (await wanted.answer) ?? { ok: false, code: "unreachable", params: {} }
    if (!isThis()) return
    if (answer.ok) this.#show({ state: "there", name, file: answer.file })
    else if (answer.code === "cancelled") this.#show({ state: "empty" })
    else {
      const { code } = answer
      const repeats = code === "unreachable" || code === "busy" || code === "too-fast"
      this.#show({ state: "failed", trouble: answer, chosen: repeats ? file : null })
    }
  }

  #clear(): void {
    this.#show({ state: "empty" })
    void this.updateComplete.then(() => this.input?.focus())
  }

  #show(stage: Stage): void {
    this.stage = stage
    const name = "name" in stage ? stage.name.replace(/\.[^.]{1,5}$/, "") : ""
    this.dispatchEvent(new FileTaken(stage.state === "there" ? stage.file : null, name, stage.state === "sending"))
  }
}

const pictures = "image/png,image/jpeg,image/gif,image/webp"
const papers = `.pdf,.docx,${pictures}`

declare global {
  interface HTMLElementTagNameMap {
    "plenary-file-field": PlenaryFileField
  }
  interface HTMLElementEventMap {
    "file-taken": FileTaken
  }
}
