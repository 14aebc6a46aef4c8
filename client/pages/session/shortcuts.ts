import { msg } from "@lit/localize"
import { html } from "lit"

/** F6 goes from region to region, Shift+F6 back; "?" outside text lists the keys. Neither is seen by anyone else. */
export function listenToKeys(host: HTMLElement, help: () => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "F6") {
      event.preventDefault()
      nextRegion(host, event.shiftKey ? -1 : 1)
    } else if (event.key === "?" && !isText(event.composedPath()[0])) help()
  }
  addEventListener("keydown", pressed)
  return () => removeEventListener("keydown", pressed)
}

function nextRegion(host: HTMLElement, step: 1 | -1): void {
  const regions = [...host.querySelectorAll<HTMLElement>("[data-region]")].filter(({ offsetParent }) => offsetParent)
  const at = regions.findIndex(region => region.contains(document.activeElement))
  regions[(at + step + regions.length) % regions.length]?.focus()
}

const isText = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))

const keys = () => [
  ["?", msg("This list", { id: "keys.help" })],
  ["F6", msg("To the next part of the page", { id: "keys.region" })],
  ["Shift + F6", msg("To the part before", { id: "keys.regionBack" })],
  ["Ctrl / ⌘ + Enter", msg("Send what you have written", { id: "keys.send" })],
  ["Shift + Enter", msg("A new line in a comment", { id: "keys.newLine" })],
  ["Esc", msg("Leave without sending", { id: "keys.leave" })],
]

/** Everything that a key does. */
export const keysHelp = () => html`<dialog class="dialog" id="keys">
  <form method="dialog" class="stack">
    <h2>${msg("Keys", { id: "keys.title" })}</h2>
    <dl class="keys">${keys().map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl>
    <div class="row"><button class="button">${msg("Close", { id: "keys.close" })}</button></div>
  </form>
</dialog>`
