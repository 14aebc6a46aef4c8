import { html, nothing } from "lit"
import { ring } from "../../elements/session/kit/ring.ts"
import { msg } from "../../i18n/msg.ts"
import type { View } from "../../scene/scene.ts"
import { bell, chooseBell } from "../../state/kept/preferences.ts"

/**
 * Asks a reader who waits for the floor whether a sound should announce their turn. The question is asked only once. A
 * press on the button allows the browser to play sound, and plays the sound once.
 */
export function bellLine({ session, me }: View) {
  const waits = session.floor.requests.some(({ member }) => member === me.member)
  if (bell.value !== null || !waits) return nothing
  return html`<p class="notice row" role="status">
    <span>${msg("bell.ask")}</span>
    <button class="small" @click=${agree}>${msg("bell.yes")}</button>
    <button class="quiet small" @click=${() => chooseBell(false)}>${msg("bell.no")}</button>
  </p>`
}

function agree(): void {
  chooseBell(true)
  ring()
}
