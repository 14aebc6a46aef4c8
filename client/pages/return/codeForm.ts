import { html, nothing } from "lit"
import { written } from "../../elements/forms/written.ts"
import { msg } from "../../i18n/msg.ts"

interface CodeAsking {
  /** The label of the form's button. */
  label: string
  busy: boolean
  /** The reason why the server refused the last code. Empty if the server refused no code. */
  problem: string
  answer: (code: string) => void
}

/** The form for the six-digit code that the server sent by e-mail. */
export function codeForm({ label, busy, problem, answer }: CodeAsking) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!busy && event.currentTarget instanceof HTMLFormElement)
      answer(written(new FormData(event.currentTarget), "code"))
  }
  return html`<form class="stack tight" @submit=${submit}>
    <label class="field"><span class="label">${msg("code.digits")}</span>
      <input name="code" required inputmode="numeric" autocomplete="one-time-code" maxlength="12" /></label>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    <p><button class="filled" aria-disabled=${busy ? "true" : nothing}>${label}</button></p>
  </form>`
}
