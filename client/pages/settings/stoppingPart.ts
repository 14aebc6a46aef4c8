import { html } from "lit"
import type { Workspace } from "../../../shared/fold/state.ts"
import { written } from "../../elements/forms/written.ts"
import { msg } from "../../i18n/msg.ts"
import type { Part } from "./part.ts"

const preset = { rounds: 3, answered: 75 }

/** The stopping rule that the first rating of each new statement copies (DOMAIN G6). */
export function stoppingPart({ stopping = null }: Workspace): Part {
  const { rounds, answered } = stopping ?? preset
  return {
    id: "set-stopping",
    title: msg("stopping.label"),
    fixed: false,
    fields: html`<p class="hint">${msg("stopping.help")}</p>
      <label class="check"><input type="checkbox" name="stopping" ?checked=${stopping !== null} />
        <span>${msg("stopping.use")}</span></label>
      ${field("rounds", msg("stopping.rounds.label"), rounds, 2, 10)}
      ${field("answered", msg("stopping.answered.label"), answered, 1, 100)}`,
    read: form => ({
      kind: "set-stopping",
      body: {
        stopping: form.has("stopping")
          ? { rounds: whole(form, "rounds", rounds), answered: whole(form, "answered", answered) }
          : null,
      },
    }),
  }
}

const field = (name: string, label: string, value: number, min: number, max: number) =>
  html`<div class="field"><label for=${`stopping-${name}`}>${label}</label>
    <input id=${`stopping-${name}`} type="number" name=${name} required min=${min} max=${max} .defaultValue=${String(value)} /></div>`

function whole(form: FormData, name: string, before: number): number {
  const value = Number.parseInt(written(form, name), 10)
  return Number.isNaN(value) ? before : value
}
