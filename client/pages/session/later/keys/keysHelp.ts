import { html, render } from "lit"
import { msg } from "../../../../i18n/msg.ts"
import { chooseSingleKeys, singleKeys } from "../../../../state/kept/preferences.ts"

const keys = () => [
  ["?", msg("keys.help")],
  ["/", msg("keys.search")],
  ["F6", msg("keys.region")],
  ["Shift + F6", msg("keys.regionBack")],
  ["Ctrl / ⌘ + Enter", msg("keys.send")],
  ["Shift + Enter", msg("keys.newLine")],
  ["Esc", msg("keys.leave")],
  ["Tab", msg("keys.nest")],
  ["Shift + Tab", msg("keys.lift")],
  ["Esc, Tab", msg("keys.leaveList")],
  ["f", msg("follow")],
  ["j, k", msg("keys.threads")],
  ["r", msg("keys.reply")],
  ["e", msg("keys.resolve")],
  ["c", msg("keys.comment")],
  ["s", msg("keys.statement")],
  ["[, ]", msg("keys.statements")],
  ["1–9", msg("keys.nth")],
  ["g", msg("keys.asked")],
]

const chosen = ({ target }: Event) => target instanceof HTMLInputElement && chooseSingleKeys(target.checked)

/** Shows a dialog that lists all keys. */
export function showKeys(): void {
  const dialog = document.body.appendChild(document.createElement("dialog"))
  dialog.className = "dialog"
  dialog.addEventListener("close", () => dialog.remove())
  render(
    html`<form method="dialog" class="stack">
      <h2>${msg("keys.title")}</h2>
      <dl class="keys">${keys().map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}</dl>
      <label class="row"><input type="checkbox" ?checked=${singleKeys.peek()} @change=${chosen} />
        ${msg("keys.single")}</label>
      <div class="row"><button>${msg("keys.close")}</button></div>
    </form>`,
    dialog,
  )
  dialog.showModal()
}
