import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { sessionStyles } from "../session/kit/sheet.ts"

/** The number of options up to which a list is easy to scan by eye. */
const seenAtOnce = 15

/** A search that stands before a `<select>` with many names. */
export const optionSearch = (options: number) =>
  options > seenAtOnce ? html`<plenary-option-search></plenary-option-search>` : nothing

/** Filters the select after it by the letters typed here; Enter or the arrow key moves on to the select. */
@customElement("plenary-option-search")
@localized()
export class OptionSearch extends LitElement {
  static override styles = sessionStyles

  override render() {
    const words = msg("options.search")
    return html`<input type="search" aria-label=${words} placeholder=${words} @input=${this.look} @keydown=${this.goOn} />`
  }

  private readonly look = ({ target }: Event): void => {
    const select = this.select()
    if (!select || !(target instanceof HTMLInputElement)) return
    const wanted = letters(target.value)
    for (const option of select.options) {
      const fits = option.value === "" || letters(option.text).includes(wanted)
      option.hidden = !fits
      // Safari shows hidden options, but nobody can choose a disabled one.
      option.disabled = !fits
    }
  }

  private readonly goOn = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "ArrowDown")) return
    event.preventDefault()
    const select = this.select()
    const found = [...(select?.options ?? [])].find(({ value, disabled }) => value !== "" && !disabled)
    select?.focus()
    if (!select || !found || event.key === "ArrowDown") return
    select.value = found.value
    select.dispatchEvent(new Event("change", { bubbles: true }))
  }

  private select(): HTMLSelectElement | null {
    const next = this.nextElementSibling
    return next instanceof HTMLSelectElement ? next : null
  }
}

/** Ignores case, accents and width, so that names can be typed on any keyboard. */
const letters = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

declare global {
  interface HTMLElementTagNameMap {
    "plenary-option-search": OptionSearch
  }
}
