import type { EditorState, Transaction } from "prosemirror-state"
import { cameFromPeers } from "../binding.ts"

interface View {
  state: EditorState
  dispatch(tr: Transaction): void
  composing: boolean
}

/**
 * Milliseconds without typing after which decorations are computed again. Until then, their positions are mapped through
 * each change.
 */
const settlingMs = 300

/** Computes decorations again when typing pauses. `redraw` returns null if there is nothing to draw. */
export class Settling {
  private timer: ReturnType<typeof setTimeout> | null = null
  private readonly redraw: (state: EditorState) => Transaction | null

  constructor(redraw: (state: EditorState) => Transaction | null) {
    this.redraw = redraw
  }

  update(view: View, before: EditorState) {
    if (view.state.doc === before.doc || cameFromPeers(view.state)) return
    this.destroy()
    this.timer = setTimeout(() => {
      const tr = view.composing ? null : this.redraw(view.state)
      if (tr) view.dispatch(tr)
    }, settlingMs)
  }

  destroy() {
    if (this.timer !== null) clearTimeout(this.timer)
  }
}
