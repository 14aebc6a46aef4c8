import { html, nothing } from "lit"
import { written } from "../../elements/forms/written.ts"
import { msg } from "../../i18n/msg.ts"

interface CodeAsking {
  /** the label of the button */
  label: string
  busy: boolean
  /** the reason why the last code was refused; "" if none was */
  problem: string
  answer: (code: string) => void
}

/** Asks for the six digits that came by e-mail. */
export function codeForm({ label, busy, problem, answer }: CodeAsking) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (event.currentTarget instanceof HTMLFormElement) answer(written(new FormData(event.currentTarget), "code"))
  }
  return html`<form class="stack tight" @submit=${submit}>
    <label class="field"><span class="label">${msg("code.digits")}</span>
      <input name="code" required inputmode="numeric" autocomplete="one-time-code" maxlength="12" /></label>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    <p><button class="filled" ?disabled=${busy}>${label}</button></p>
  </form>`
}
