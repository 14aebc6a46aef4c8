import { html, LitElement, nothing } from "lit"
import { customElement, property, query, state } from "lit/decorators.js"
import { noTools, type ToolState } from "../../../editor/tools.ts"
import { localized } from "../../../i18n/localized.ts"
import { msg } from "../../../i18n/msg.ts"
import "../../icons/plenary-icon.ts"
import { LinkGiven, ToolUsed } from "../events.ts"
import { Roving } from "./roving.ts"
import { toolButton } from "./toolButton.ts"
import { toolStyles } from "./toolStyles.ts"
import { bracketTool, discussTool, statementTool, suggestTool, type ToolFace, writingTools } from "./toolTerms.ts"

/**
 * The note's toolbar: writing tools for readers who may write, and tools for a selected passage.
 * @fires tool-used, link-given
 */
@customElement("plenary-note-tools")
@localized()
export class PlenaryNoteTools extends LitElement {
  static override styles = toolStyles

  @property({ attribute: false }) now: ToolState = noTools
  @property({ type: Boolean }) mayWrite = false
  @property({ type: Boolean }) mayDiscuss = false
  @property({ type: Boolean }) mayState = false
  @state() private linking = false
  @query("input") private address!: HTMLInputElement | null

  constructor() {
    super()
    new Roving(this)
  }

  private use = (tool: ToolUsed["tool"]) => {
    if (tool === "link") void this.openLink()
    else this.dispatchEvent(new ToolUsed(tool))
  }

  private async openLink(): Promise<void> {
    this.linking = !this.linking
    await this.updateComplete
    this.address?.focus()
  }

  private giveLink(event: Event) {
    event.preventDefault()
    this.dispatchEvent(new LinkGiven(this.address?.value ?? ""))
    this.linking = false
  }

  private button = (face: ToolFace) => toolButton(face, this.now, this.use)

  private renderWriting() {
    const { marks, blocks, list, table, languages, history } = writingTools
    const { inList, inTable } = this.now
    const here = [...(inList ? [list] : []), ...(inTable ? [table] : [])]
    const groups = [marks, blocks, ...here, languages, history]
    return html`${groups.map(faces => [faces.map(this.button), rule])} ${this.button(bracketTool)}`
  }

  protected override render() {
    if (!this.mayWrite && !this.mayDiscuss && !this.mayState) return nothing
    return html`
      <div role="toolbar" aria-label=${msg("tool.bar")}>
        ${this.mayWrite ? this.renderWriting() : nothing}
        ${this.mayDiscuss ? [this.button(discussTool), this.button(suggestTool)] : nothing}
        ${this.mayState ? this.button(statementTool) : nothing}
      </div>
      ${this.linking && this.mayWrite ? this.renderLink() : nothing}
    `
  }

  private renderLink() {
    return html`
      <form @submit=${this.giveLink} @keydown=${(event: KeyboardEvent) => this.leaveLink(event)}>
        <input type="text" inputmode="url" placeholder="https://" aria-label=${msg("tool.address")} />
        <button type="submit">${msg("tool.setLink")}</button>
      </form>
    `
  }

  private leaveLink(event: KeyboardEvent) {
    if (event.key === "Escape") this.linking = false
    // An Enter that ends the composition of an input method must not submit the form.
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault()
  }
}

const rule = html`<span class="rule" aria-hidden="true"></span>`

declare global {
  interface HTMLElementTagNameMap {
    "plenary-note-tools": PlenaryNoteTools
  }
}
