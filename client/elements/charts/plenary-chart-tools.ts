import { html, LitElement, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { copyWords } from "../forms/copyWords.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import styles from "./plenary-chart-tools.css?inline"
import { pixels, standalone } from "./standalone.ts"

/**
 * Copies a chart's picture as SVG, or saves it as a PNG file. The copy and the file have the colours that the page
 * shows.
 */
@customElement("plenary-chart-tools")
@localized()
export class ChartTools extends LitElement {
  /** the name of the PNG file, without its extension */
  @property() name = "chart"
  @property({ attribute: false }) picture: () => SVGSVGElement | null | undefined = () => null
  @state() private said: "" | "copied" | "failed" = ""

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    return html`<details><summary>${msg("chart.take")}</summary>
      <div class="row">
        <button class="quiet small" @click=${this.copy}>${msg("chart.svg")}</button>
        <button class="quiet small" @click=${this.save}>${msg("chart.png")}</button>
        <span class="small" role="status">${this.words()}</span>
      </div></details>`
  }

  private words(): string {
    if (this.said === "copied") return msg("copy.done")
    return this.said === "failed" ? msg("chart.failed") : ""
  }

  private readonly copy = async (): Promise<void> => {
    const shown = this.picture()
    this.said = shown && (await copyWords(standalone(shown).text, null)) ? "copied" : "failed"
  }

  private readonly save = async (): Promise<void> => {
    const shown = this.picture()
    const file = shown && (await pixels(shown).catch(() => null))
    this.said = file ? "" : "failed"
    if (!file) return
    const link = document.createElement("a")
    link.href = URL.createObjectURL(file)
    link.download = `${this.name}.png`
    link.click()
    URL.revokeObjectURL(link.href)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-chart-tools": ChartTools
  }
}
