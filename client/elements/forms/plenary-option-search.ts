import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { sessionStyles } from "../session/kit/sheet.ts"

/** The largest number of options that needs no search field. */
const seenAtOnce = 15

/** A search field to put before a `<select>`. A select with few options gets no search field. */
export const optionSearch = (options: number) =>
  options > seenAtOnce ? html`<plenary-option-search></plenary-option-search>` : nothing

/**
 * A search field that filters the options of the select after it. Enter or the down arrow moves the focus to that
 * select.
 */
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
      // Safari shows hidden options. The option is therefore also disabled, so that nobody can choose it.
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

/** The text in lower case, without accents and full-width forms, so that names can be found from any keyboard. */
const letters = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

declare global {
  interface HTMLElementTagNameMap {
    "plenary-option-search": OptionSearch
  }
}
