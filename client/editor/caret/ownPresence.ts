import { Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { Presence } from "../../../shared/contract/noteLink.ts"
import { relativeRange } from "../binding.ts"
import { compositionOf } from "../composing/ownComposition.ts"

/** Sends this page's caret to the peers, or the range of the text that its input method is still composing. */
export const ownPresence = (say: (presence: Presence) => void) =>
  new Plugin({
    view: view => {
      const speak = () => say(presenceOf(view))
      view.dom.addEventListener("focusin", speak)
      view.dom.addEventListener("focusout", speak)
      return {
        update: (_, before) => {
          if (before.doc !== view.state.doc || !before.selection.eq(view.state.selection)) speak()
          else if (compositionOf(before) !== compositionOf(view.state)) speak()
        },
        destroy() {
          view.dom.removeEventListener("focusin", speak)
          view.dom.removeEventListener("focusout", speak)
          say(absent)
        },
      }
    },
  })

const absent: Presence = { cursor: null, composing: false }

function presenceOf(view: EditorView): Presence {
  const { selection } = view.state
  if (!view.hasFocus()) return absent
  const text = compositionOf(view.state)
  return text && text.from < text.to
    ? { cursor: relativeRange(view.state, text.from, text.to), composing: true }
    : { cursor: relativeRange(view.state, selection.anchor, selection.head), composing: false }
}
