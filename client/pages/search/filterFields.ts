import { html } from "lit"

/** A value of a filter and its name. */
export type Option = readonly [value: string, words: string]

interface Field {
  name: string
  label: string
  /** the chosen value; "" if nothing is chosen */
  now: string
  chosen: (event: Event) => void
}

/** A filter with a list of values. `all` is the name of the choice that leaves everything. */
export const choice = ({
  name,
  label,
  now,
  chosen,
  all,
  options,
}: Field & { all: string; options: readonly Option[] }) =>
  html`<label class="field"><span class="label">${label}</span>
    <select name=${name} @change=${chosen}>
      <option value="" ?selected=${now === ""}>${all}</option>
      ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === now}>${words}</option>`)}
    </select></label>`

/** A filter by a day. */
export const dayField = ({ name, label, now, chosen }: Field) =>
  html`<label class="field"><span class="label">${label}</span>
    <input type="date" name=${name} .value=${now} @change=${chosen}></label>`
