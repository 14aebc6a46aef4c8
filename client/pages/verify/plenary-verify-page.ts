import { html, LitElement, nothing, type TemplateResult } from "lit"
import { customElement, state } from "lit/decorators.js"
import { readFingerprint } from "../../../shared/record/fingerprint.ts"
import type { Outside } from "../../../shared/record/verify.ts"
import "../../elements/icons/plenary-icon.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { Watching } from "../../signals/watching.ts"
import { pageTitle } from "../../state/page/title.ts"
import { type Stage, Verification } from "../../state/verifying/verification.ts"
import { readingShown } from "./readingShown.ts"
import { refusedFileWords } from "./refusedFileWords.ts"
import "./verify.css"

const given = ["fingerprint", "head", "key"] as const
type Given = (typeof given)[number]

/**
 * `/verify`: verifies a bundle, or the zip around it, in the browser. The file is sent nowhere. After the verdict the
 * reader reads the records that the bundle holds, and which files it lists.
 */
@customElement("plenary-verify-page")
export class VerifyPage extends Watching(LitElement) {
  private readonly verification = new Verification(currentLang())
  @state() private isOver = false
  /** the fields that hold no fingerprint, or no 64 hexadecimal characters */
  @state() private wrong: ReadonlySet<Given> = new Set()

  protected override createRenderRoot() {
    return this
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.verification.end()
  }

  private typed(name: Given): string {
    return this.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value.trim() ?? ""
  }

  /** Returns what the reader typed, or null if a field is wrong; the field then says so. */
  private outside(): Outside | null {
    const fingerprint = readFingerprint(this.typed("fingerprint"))
    const isHex = (name: Given) => /^[0-9a-f]{64}$/i.test(this.typed(name))
    this.wrong = new Set(
      given.filter(name => this.typed(name) !== "" && (name === "fingerprint" ? fingerprint === null : !isHex(name))),
    )
    if (this.wrong.size > 0) return null
    const hex = (name: Given) => this.typed(name).toLowerCase() || undefined
    return { fingerprint: fingerprint ?? undefined, head: hex("head"), key: hex("key") }
  }

  private verify(file: File | null): void {
    const outside = this.outside()
    if (outside) this.verification.verify(file, outside)
    // a file that was chosen beside a wrong field is verified once the field is right
    else if (file) this.waiting = file
  }
  private waiting: File | null = null

  private readonly chosen = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return
    const file = target.files?.[0] ?? null
    // the same file, changed meanwhile, may be chosen again
    target.value = ""
    if (file) this.verify(file)
  }

  private readonly changed = (): void => {
    const file = this.waiting
    this.waiting = null
    this.verify(file)
  }

  private readonly over = (event: DragEvent): void => {
    event.preventDefault()
    this.isOver = event.type === "dragover"
  }

  private readonly dropped = (event: DragEvent): void => {
    event.preventDefault()
    this.isOver = false
    const file = event.dataTransfer?.files[0]
    if (file) this.verify(file)
  }

  private readonly choose = (): void => this.querySelector<HTMLInputElement>("input.bundle")?.click()

  private field(name: Given, label: string, problem: string): TemplateResult {
    const isWrong = this.wrong.has(name)
    return html`<label class="field"><span class="label">${label}</span>
      <input name=${name} autocomplete="off" spellcheck="false" aria-invalid=${isWrong} aria-describedby=${isWrong ? `${name}-problem` : nothing} @change=${this.changed}>
      ${isWrong ? html`<span class="problem" id=${`${name}-problem`}>${problem}</span>` : nothing}</label>`
  }

  private progress(stage: Extract<Stage, { state: "working" }>): TemplateResult {
    const { name, read, of } = stage
    return html`<div class="stack tight" role="group" aria-label=${msg("verifying.working", { name })}>
      <p>${msg("verifying.working", { name })}</p>
      <progress max=${of || 1} value=${of === 0 ? nothing : read} aria-label=${msg("verifying.working", { name })}></progress>
      <p><button @click=${() => this.verification.cancel()}>${msg("verifying.cancel")}</button></p>
    </div>`
  }

  private result(): TemplateResult | typeof nothing {
    const now = this.verification.now.value
    switch (now.state) {
      case "empty":
        return nothing
      case "cancelled":
        return html`<p class="notice">${msg("verifying.cancelled")}</p>`
      case "working":
        return this.progress(now)
      case "refused":
        return html`<div class="notice bad"><p><strong>${msg("verifying.refused", { name: now.name })}</strong></p><p>${refusedFileWords(now.fault)}</p>${
          now.fault === "no-bundle" || now.fault === "unreadable"
            ? nothing
            : html`<p>${msg("verifying.zip.takeOut")}</p>`
        }</div>`
      case "read":
        return readingShown(now, {
          papers: this.verification.papers.value,
          copies: this.verification.copies.value,
          open: id => this.verification.open(id),
          compare: files => this.verification.compare(files),
        })
      default:
        return now satisfies never
    }
  }

  protected override render() {
    pageTitle.value = msg("verifying.title")
    this.verification.speak(currentLang())
    return html`<div class="page narrow stack" @dragover=${this.over} @dragleave=${this.over} @drop=${this.dropped}>
      <h1>${msg("verifying.title")}</h1>
      <p class="no-print">${msg("verifying.lead")}</p>
      <div class="drop stack tight no-print" ?data-over=${this.isOver}>
        <p><button class="filled large" @click=${this.choose}><plenary-icon name="upload"></plenary-icon> ${msg("verifying.choose")}</button></p>
        <p class="muted">${msg("verifying.drop")}</p>
        <input type="file" class="bundle" accept=".bundle,.zip" hidden tabindex="-1" aria-hidden="true" @change=${this.chosen}>
      </div>
      <fieldset class="stack no-print">
        <legend class="label">${msg("verifying.outside")}</legend>
        ${this.field("fingerprint", msg("verifying.fingerprint"), msg("verifying.notOne"))}
        <details>
          <summary>${msg("verifying.more")}</summary>
          <div class="stack">
            ${this.field("head", msg("verifying.head"), msg("verifying.notHex"))}
            ${this.field("key", msg("verifying.key"), msg("verifying.notHex"))}
          </div>
        </details>
      </fieldset>
      <div role="status" class="result stack">${this.result()}</div>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-verify-page": VerifyPage
  }
}
