import { html, nothing } from "lit"
import type { ToolState } from "../../../editor/tools.ts"
import "../../icons/plenary-icon.ts"
import type { ToolUsed } from "../events.ts"
import type { ToolFace } from "./toolTerms.ts"

/** The tools that act once when they are pressed. All other tools are on or off. */
const acts =
  "undo redo indent outdent table addRow removeRow addColumn removeColumn removeTable bracket discuss statement picture".split(
    " ",
  )

/** Keeps the focus in the note, so that a press on a button ends neither the selection nor a composition. */
const keepSelection = (event: Event) => event.preventDefault()

export function toolButton(face: ToolFace, now: ToolState, use: (tool: ToolUsed["tool"]) => void, words = false) {
  const { tool, icon, letters, lang } = face
  const pressed: ReadonlySet<string> = now.pressed
  const idle = now.idle.has(tool)
  const label = face.label()
  // The accessible name contains the button's letters, so that voice control finds the button by its letters.
  return html`
    <button
      type="button"
      data-tool=${tool}
      aria-label=${words ? nothing : letters ? `${letters} (${label})` : label}
      title=${words ? nothing : label}
      aria-pressed=${acts.includes(tool) ? nothing : pressed.has(tool)}
      aria-disabled=${idle}
      @mousedown=${keepSelection}
      @click=${() => !idle && use(tool)}
    >
      ${icon ? html`<plenary-icon name=${icon}></plenary-icon>` : html`<span lang=${lang ?? nothing}>${letters}</span>`}
      ${words ? html`<span>${label}</span>` : nothing}
    </button>
  `
}
