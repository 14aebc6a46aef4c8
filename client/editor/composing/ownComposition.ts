import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { movedCaret } from "../caret/movedCaret.ts"
import { placeOfWords } from "./placeOfWords.ts"

/** The range of the text that this page's input method is composing and has not committed yet. */
interface OwnComposition {
  from: number
  to: number
  /**
   * False once the composition has ended. The range is kept, because ProseMirror may not have read the browser's last
   * change to the composed text yet.
   */
  open: boolean
  /** True if peers have changed the note since the composition began. */
  shared: boolean
}

const key = new PluginKey<OwnComposition | null>("composition")

export const compositionOf = (state: EditorState): OwnComposition | null => {
  const own = key.getState(state)
  return own?.open ? own : null
}

/** Tracks the range of the note that this page's input method is composing. */
export const ownComposition = () =>
  new Plugin<OwnComposition | null>({
    key,
    state: {
      init: () => null,
      apply(tr, before) {
        const now: OwnComposition | null | undefined = tr.getMeta(key)
        return now === undefined ? before && follow(before, tr) : now
      },
    },
    props: { handleDOMEvents: { compositionstart: begin, compositionend: end, beforeinput: goesOn, keydown: goesOn } },
  })

/**
 * Begins the composition at the browser's caret. The editor's own caret may be outdated, because browsers report a
 * moved caret one frame later.
 */
function begin(view: EditorView) {
  const { from, to } = movedCaret(view) ?? view.state.selection
  return mark(view, { from, to, open: true, shared: false })
}

function end(view: EditorView) {
  const own = key.getState(view.state)
  return own ? mark(view, { ...own, open: false }) : false
}

/** The key code of a key that an input method has taken. Safari sends one after the composition's end, too. */
const takenKey = 229

/**
 * Ends a composition whose end the browser has not told. A browser drops a composition without an event when a peer's
 * change replaces the text node that it is in. The next input or key is then of no composition.
 */
function goesOn(view: EditorView, event: InputEvent | KeyboardEvent) {
  const taken = event instanceof KeyboardEvent && event.keyCode === takenKey
  if (compositionOf(view.state) && !event.isComposing && !taken)
    view.dom.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }))
  return false
}

function mark(view: EditorView, own: OwnComposition) {
  view.dispatch(view.state.tr.setMeta(key, own).setMeta("addToHistory", false))
  return false
}

/**
 * Maps the composed range through a transaction. Text inserted at an edge of the range becomes part of the composition.
 */
function follow(own: OwnComposition, tr: Transaction): OwnComposition | null {
  if (!tr.docChanged) return own
  if (!own.open && !isReadFromDom(tr)) return null
  return { ...own, from: tr.mapping.map(own.from, -1), to: tr.mapping.map(own.to, 1) }
}

/** ProseMirror sets this meta on transactions that it reads from the DOM while an input method composes. */
export const isReadFromDom = (tr: Transaction): boolean => tr.getMeta("composition") !== undefined

/**
 * Prepares a peer's change before it is applied, so that the composed text and the caret inside it keep their place.
 * Otherwise, if a peer inserts text at the end of a text node, y-prosemirror would move a caret there behind the
 * inserted text. If the change deletes the composed text, the composition becomes empty.
 */
export function holdComposition(state: EditorState, tr: Transaction) {
  const own = key.getState(state)
  if (!own) return
  const from = own.open ? placeOfWords(state, own, tr) : null
  const { anchor, head } = state.selection
  if (from === null) {
    const at = tr.selection.head
    tr.setMeta(key, { from: at, to: at, open: own.open, shared: true })
    return
  }
  tr.setMeta(key, { from, to: from + own.to - own.from, open: true, shared: true })
  if (Math.min(anchor, head) >= own.from && Math.max(anchor, head) <= own.to)
    tr.setSelection(TextSelection.create(tr.doc, anchor + from - own.from, head + from - own.from))
}

/**
 * Limits an input method's change to the composed text. When peers have written around the composed text, the browser
 * may assume a wrong start of the composed text. The change would then also replace the peers' text.
 */
export function sparingPeers(state: EditorState, tr: Transaction): Transaction {
  const own = key.getState(state)
  if (!own?.shared || !tr.docChanged || !isReadFromDom(tr)) return tr
  const changed = changedBy(tr)
  if (changed.from === changed.to || (changed.from >= own.from && changed.to <= own.to)) return tr
  const within = (pos: number) => Math.min(Math.max(pos, own.from), own.to)
  const words = tr.doc.textBetween(tr.mapping.map(changed.from, -1), tr.mapping.map(changed.to, 1), "\n", "\n")
  return state.tr
    .insertText(words, within(changed.from), within(changed.to))
    .setMeta("composition", tr.getMeta("composition"))
}

/**
 * Returns the range that a transaction replaces. Only the first step counts: ProseMirror reads a DOM change as one step
 * and may add steps for marks.
 */
function changedBy(tr: Transaction): { from: number; to: number } {
  const changed = { from: tr.before.content.size, to: 0 }
  tr.mapping.maps[0]?.forEach((from, to) => {
    changed.from = Math.min(changed.from, from)
    changed.to = Math.max(changed.to, to)
  })
  return changed
}
