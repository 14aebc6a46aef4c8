import { msg } from "@lit/localize"
import { html, render } from "lit"
import { chooseSingleKeys, singleKeys } from "../../../state/preferences.ts"

const keys = () => [
  ["?", msg("This list", { id: "keys.help" })],
  ["F6", msg("To the next part of the page", { id: "keys.region" })],
  ["Shift + F6", msg("To the part before", { id: "keys.regionBack" })],
  ["Ctrl / ⌘ + Enter", msg("Send what you have written", { id: "keys.send" })],
  ["Shift + Enter", msg("A new line in a comment", { id: "keys.newLine" })],
  ["Esc", msg("Leave without sending", { id: "keys.leave" })],
  ["Tab", msg("In the note: a list item one level deeper, or to the next cell", { id: "keys.nest" })],
  ["Shift + Tab", msg("In the note: a list item one level up, or to the cell before", { id: "keys.lift" })],
  ["Esc, Tab", msg("Out of the note, from within a list or a table", { id: "keys.leaveList" })],
  ["f", msg("Follow the moderator", { id: "follow" })],
  ["j, k", msg("To the next discussion, to the one before", { id: "keys.threads" })],
  ["r", msg("Reply in this discussion", { id: "keys.reply" })],
  ["e", msg("To the button that resolves it", { id: "keys.resolve" })],
  ["c", msg("Comment on the selected words", { id: "keys.comment" })],
  ["s", msg("Make a statement of them", { id: "keys.statement" })],
  ["[, ]", msg("To the statement before, to the next", { id: "keys.statements" })],
  ["1–9", msg("To the statement of that place", { id: "keys.nth" })],
  ["g", msg("To what is asked of you", { id: "keys.asked" })],
]

const chosen = ({ target }: Event) => target instanceof HTMLInputElement && chooseSingleKeys(target.checked)

/** Everything that a key does, over the page until it is closed. */
export function showKeys(): void {
  const dialog = document.body.appendChild(document.createElement("dialog"))
  dialog.className = "dialog"
  dialog.addEventListener("close", () => dialog.remove())
  render(
    html`<form method="dialog" class="stack">
      <h2>${msg("Keys", { id: "keys.title" })}</h2>
      <dl class="keys">${keys().map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl>
      <label class="row"><input type="checkbox" ?checked=${singleKeys.peek()} @change=${chosen} />
        ${msg("Single letters act too, outside of texts", { id: "keys.single" })}</label>
      <div class="row"><button>${msg("Close", { id: "keys.close" })}</button></div>
    </form>`,
    dialog,
  )
  dialog.showModal()
}
