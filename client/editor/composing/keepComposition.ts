import type { EditorState } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { compositionOf } from "./ownComposition.ts"
import { sameEnd, sameStart, surrounded } from "./placeOfWords.ts"

/** Replaces `removed` characters at `at` by `inserted`. */
interface Patch {
  at: number
  removed: number
  inserted: string
}

/**
 * Applies a peer's change to the text node in which an input method is composing, around the composed words, before
 * ProseMirror draws it. The browser then keeps the composition, and ProseMirror keeps a text node whose text matches
 * its document. Without this, a peer's letter in the same node ends the composition.
 */
export function keepComposition(view: EditorView, next: EditorState) {
  const own = compositionOf(view.state)
  const kept = compositionOf(next)
  const node = view.dom.ownerDocument.getSelection()?.focusNode
  if (!own || !kept || kept.from === kept.to || !(node instanceof Text) || !view.dom.contains(node)) return
  const old = surrounded(view.state.doc, own)
  const now = surrounded(next.doc, kept)
  // Offsets count in the block's text; the text node begins at `start`.
  const start = view.posAtDOM(node, 0) - view.state.doc.resolve(own.from).start()
  if (!old || !now || start > old.before.length) return
  const behind = old.before.length + old.words.length - start
  if (behind > node.data.length) return
  // Patch from the end, so that the first patch does not move the offsets of the second.
  if (old.behind !== now.behind) patchBehind(node, behind, patchRight(old.behind, now.behind))
  if (old.before !== now.before) patchBefore(node, start, patchLeft(old.before, now.before))
}

/** Compares outwards from the composed words, so that the difference is placed as far from them as possible. */
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

/** Leaves out text that touches or crosses the node's end: ProseMirror draws it in another node. */
function patchBehind(node: Text, behind: number, patch: Patch) {
  const at = patch.at + behind
  const { removed, inserted } = patch
  const inside = at + removed < node.data.length
  if (at < node.data.length) node.replaceData(at, removed, inside ? inserted : "")
}

/**
 * Browsers hold the composed words as a range, and text inserted exactly at a range's start falls inside the range: a
 * peer's words would become part of the composition and vanish with the next key. So this rewrites the character before
 * the range together with the peer's words and then removes the old characters, which leaves the start of the range
 * behind both.
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
