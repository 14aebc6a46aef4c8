import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { noTools, type ToolState } from "../../../editor/tools.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import { siteAddress } from "../../../site/site.ts"
import { copyWords } from "../../forms/copyWords.ts"
import { ToolUsed } from "../events.ts"
import styles from "./plenary-note-selection.css?inline"
import { Roving } from "./roving.ts"
import { toolButton } from "./toolButton.ts"
import { toolStyles } from "./toolStyles.ts"
import { bracketTool, discussTool, statementTool, suggestTool } from "./toolTerms.ts"

/**
 * The bar at a selection, with the tools for the selected passage.
 * @fires tool-used
 */
@customElement("plenary-note-selection")
@localized()
export class PlenaryNoteSelection extends LitElement {
  static override styles = [toolStyles, unsafeCSS(styles)]

  @property({ attribute: false }) now: ToolState = noTools
  @property({ type: Boolean }) mayWrite = false
  @property({ type: Boolean }) mayDiscuss = false
  @property({ type: Boolean }) mayState = false

  @state() private copied = false

  /** whether the pointer was pressed on this bar */
  #pressed = false

  constructor() {
    super()
    new Roving(this)
    this.addEventListener("pointerdown", () => {
      this.#pressed = true
    })
    // Ignores a click if the pointer was pressed elsewhere, because the bar may have opened under the finger. A click
    // by keyboard has a `detail` of 0.
    this.addEventListener(
      "click",
      event => {
        if (event.detail > 0 && !this.#pressed) event.stopImmediatePropagation()
        this.#pressed = false
      },
      { capture: true },
    )
  }

  /** Copies the address of the paragraph in which the selection begins; the page finds it by its first words. */
  private readonly copyLink = async (): Promise<void> => {
    const from = getSelection()?.anchorNode
    const element = from instanceof Element ? from : from?.parentElement
    const text = element?.closest("p, h1, h2, h3, li, td, th, blockquote")?.textContent ?? ""
    const address = this.closest<HTMLElement>("[data-address]")?.dataset["address"] ?? ""
    const words = encodeURIComponent(Array.from(text).slice(0, 40).join(""))
    this.copied = await copyWords(new URL(`${siteAddress}${address}#text=${words}`).href, null)
  }

  protected override render() {
    const faces = [
      ...(this.mayDiscuss ? [discussTool, suggestTool] : []),
      ...(this.mayWrite ? [bracketTool] : []),
      ...(this.mayState ? [statementTool] : []),
    ]
    if (faces.length === 0) return nothing
    return html`
      <div role="toolbar" aria-label=${msg("tool.selection")}>
        ${faces.map(face => toolButton(face, this.now, tool => this.dispatchEvent(new ToolUsed(tool)), true))}
        <button type="button" data-tool="copy" @mousedown=${(event: Event) => event.preventDefault()} @click=${this.copyLink}>
          <plenary-icon name=${this.copied ? "check" : "link"}></plenary-icon>
          <span aria-live="polite">${this.copied ? msg("copy.done") : msg("copy.link")}</span>
        </button>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-note-selection": PlenaryNoteSelection
  }
}
