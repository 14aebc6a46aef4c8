import type { LitElement, ReactiveController } from "lit"
import type { NoteEditor } from "../../../editor/noteEditor.ts"
import type { PlenaryNoteSelection } from "./plenary-note-selection.ts"

/** Pixels between the selection and its bar. */
const gapPx = 6

/** When the bar at a selection is shown, and where it is. The note renders the bar as `.note-selection`. */
export class SelectionBar implements ReactiveController {
  private readonly note: LitElement
  private readonly editor: () => NoteEditor | null
  private at: { top: number; bottom: number; left: number } | null = null
  /** the selection for which the bar was last shown */
  private seen = ""

  constructor(note: LitElement, editor: () => NoteEditor | null) {
    this.note = note
    this.editor = editor
    note.addController(this)
  }

  get isShown(): boolean {
    return this.at !== null
  }

  hostConnected() {
    this.note.ownerDocument.addEventListener("pointerup", this.place)
    this.note.ownerDocument.addEventListener("keyup", this.place)
  }

  hostDisconnected() {
    this.note.ownerDocument.removeEventListener("pointerup", this.place)
    this.note.ownerDocument.removeEventListener("keyup", this.place)
  }

  hostUpdated() {
    void this.fit()
  }

  /** Hides the bar until there is another selection. */
  hide() {
    if (this.at) this.note.requestUpdate()
    this.at = null
  }

  /** Hides the bar. It is shown again if the same text is selected again. */
  forget() {
    this.hide()
    this.seen = ""
  }

  /**
   * Shows the bar at a new selection when the pointer or the key is released. During the selection the bar would be in
   * the way. A selection that returns with the focus shows no bar, because the bar would open under the finger.
   */
  private place = (event: Event) => {
    // The editor gets a new selection slightly later than the page.
    requestAnimationFrame(() => this.show(event))
  }

  private show(event: Event) {
    const inside = event.target instanceof Node && this.note.contains(event.target)
    const box = inside ? this.editor()?.selectionBox() : null
    if (!box) {
      this.hide()
      return
    }
    const words = this.editor()?.read(({ state: { selection } }) => `${selection.from} ${selection.to}`) ?? ""
    if (words === this.seen) return
    this.seen = words
    this.at = box
    this.note.requestUpdate()
  }

  /**
   * Places the bar above the selection, because people go on reading below the selection. If the toolbar or the upper
   * edge of the window leaves no space, the bar is below the selection.
   */
  private async fit() {
    const { at, note } = this
    const bar = note.querySelector<PlenaryNoteSelection>(".note-selection")
    if (!bar || !at) return
    await bar.updateComplete
    const here = note.getBoundingClientRect()
    const { width, height } = bar.getBoundingClientRect()
    const tools = note.querySelector(".note-tools:not([hidden])")?.getBoundingClientRect().bottom ?? here.top
    const above = at.top - height - gapPx
    const top = above >= Math.max(tools, 0) ? above : at.bottom + gapPx
    bar.style.insetBlockStart = `${top - here.top}px`
    bar.style.insetInlineStart = `${Math.max(0, Math.min(at.left - here.left, here.width - width))}px`
  }
}
