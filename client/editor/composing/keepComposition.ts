import type { EditorState } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { compositionOf } from "./ownComposition.ts"
import { sameEnd, sameStart, surrounded } from "./placeOfWords.ts"

/** In one text: `removed` characters at `at` become `inserted`. */
interface Patch {
  at: number
  removed: number
  inserted: string
}

/**
 * Before a peer's change is drawn: changes the very text node that an input method is writing in, around its words and
 * never through them. A browser then keeps the composition, and ProseMirror keeps a text node whose text is in its
 * document. Without this a peer's letter in the same node ends the composition half-way.
 */
export function keepComposition(view: EditorView, next: EditorState) {
  const own = compositionOf(view.state)
  const kept = compositionOf(next)
  const node = view.dom.ownerDocument.getSelection()?.focusNode
  if (!own || !kept || kept.from === kept.to || !(node instanceof Text) || !view.dom.contains(node)) return
  const old = surrounded(view.state.doc, own)
  const now = surrounded(next.doc, kept)
  // offsets of the block's text, in which the node's begins at `start`
  const start = view.posAtDOM(node, 0) - view.state.doc.resolve(own.from).start()
  if (!old || !now || start > old.before.length) return
  const behind = old.before.length + old.words.length - start
  if (behind > node.data.length) return
  // from the end, so that the first patch moves nothing that the second one names
  if (old.behind !== now.behind) patchBehind(node, behind, patchRight(old.behind, now.behind))
  if (old.before !== now.before) patchBefore(node, start, patchLeft(old.before, now.before))
}

/** What agrees is counted from the composed words away, so that a difference is found as far from them as it can be. */
function patchLeft(old: string, now: string): Patch {
  const end = sameEnd(old, now)
  const at = sameStart(old, now, Math.min(old.length, now.length) - end)
  return { at, removed: old.length - at - end, inserted: now.slice(at, now.length - end) }
}

function patchRight(old: string, now: string): Patch {
  const at = sameStart(old, now)
  const end = sameEnd(old, now, Math.min(old.length, now.length) - at)
  return { at, removed: old.length - at - end, inserted: now.slice(at, now.length - end) }
}

/** What goes over the node's edge, or touches it, is ProseMirror's to draw, in another node. */
function patchBehind(node: Text, behind: number, patch: Patch) {
  const at = patch.at + behind
  const { removed, inserted } = patch
  const inside = at + removed < node.data.length
  if (at < node.data.length) node.replaceData(at, removed, inside ? inserted : "")
}

/**
 * A browser holds the composed words as a range, and a range's start stays before what is inserted right at it: the
 * words of a peer would become a part of the composed ones and be gone with the next key. So the character before is
 * written anew with them, and what is removed is removed last: that leaves the start behind both.
 */
function patchBefore(node: Text, start: number, patch: Patch) {
  const at = patch.at - start
  const { removed, inserted } = patch
  if (at <= 0) {
    node.deleteData(0, Math.max(0, at + removed))
    return
  }
  const anew = node.data.charAt(at - 1) + inserted
  node.insertData(at - 1, anew)
  node.deleteData(at - 1 + anew.length, removed + 1)
}
