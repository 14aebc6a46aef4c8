import { Plugin, PluginKey, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { Presence } from "../../shared/contract/noteLink.ts"
import { cameFromPeers, relativeRange } from "./binding.ts"

/** Where the text of an input method begins, while it is not committed. */
type Composing = { from: number; to: number } | null

const key = new PluginKey<Composing>("composing")

/** Says to the peers where this page's caret is, and which of its text is still in the input method. */
export const ownPresence = (say: (presence: Presence) => void) =>
  new Plugin<Composing>({
    key,
    state: {
      init: () => null,
      apply(tr, before, _old, state) {
        const begun: Composing | undefined = tr.getMeta(key)
        if (begun !== undefined) return begun
        return before && follow(before, tr, cameFromPeers(state))
      },
    },
    props: {
      handleDOMEvents: {
        compositionstart: view => mark(view, { from: view.state.selection.from, to: view.state.selection.from }),
        compositionend: view => mark(view, null),
      },
    },
    view: view => {
      const speak = () => say(presenceOf(view))
      view.dom.addEventListener("focusin", speak)
      view.dom.addEventListener("focusout", speak)
      return {
        update: (_, before) => {
          if (before.doc !== view.state.doc || !before.selection.eq(view.state.selection)) speak()
          else if (key.getState(before) !== key.getState(view.state)) speak()
        },
        destroy() {
          view.dom.removeEventListener("focusin", speak)
          view.dom.removeEventListener("focusout", speak)
          say(absent)
        },
      }
    },
  })

function mark(view: EditorView, composing: Composing) {
  view.dispatch(view.state.tr.setMeta(key, composing).setMeta("addToHistory", false))
  return false
}

/** A change by peers replaces the whole text, so there the caret is the only fixed point. */
function follow({ from, to }: { from: number; to: number }, tr: Transaction, fromPeers: boolean): Composing {
  const head = tr.selection.head
  return fromPeers
    ? { from: Math.max(0, head - (to - from)), to: head }
    : { from: Math.min(tr.mapping.map(from, -1), head), to: head }
}

const absent: Presence = { cursor: null, composing: false }

function presenceOf(view: EditorView): Presence {
  const { selection } = view.state
  if (!view.hasFocus()) return absent
  const text = key.getState(view.state)
  return text && text.from < text.to
    ? { cursor: relativeRange(view.state, text.from, text.to), composing: true }
    : { cursor: relativeRange(view.state, selection.anchor, selection.head), composing: false }
}
