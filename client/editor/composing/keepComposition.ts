import type { EditorState } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { compositionOf } from "./ownComposition.ts"
import { sameEnd, sameStart, surrounded } from "./placeOfWords.ts"

/** A change of a text: at offset `at`, `removed` characters are replaced by `inserted`. */
interface Patch {
  at: number
  removed: number
  inserted: string
}

/**
 * Applies a peer's change to the text node in which an input method is composing, before ProseMirror draws the change.
 * The composed text stays as it is. The browser then continues the composition, and ProseMirror reuses the text node,
 * because its text already matches. Otherwise a peer's letter in the same node would end the composition.
 */
export function keepComposition(view: EditorView, next: EditorState) {
  const own = compositionOf(view.state)
  const kept = compositionOf(next)
  const node = view.dom.ownerDocument.getSelection()?.focusNode
  if (!own || !kept || kept.from === kept.to || !(node instanceof Text) || !view.dom.contains(node)) return
  const old = surrounded(view.state.doc, own)
  const now = surrounded(next.doc, kept)
  // The offsets count from the start of the block's text; the text node begins at offset `start`.
  const start = view.posAtDOM(node, 0) - view.state.doc.resolve(own.from).start()
  if (!old || !now || start > old.before.length) return
  const behind = old.before.length + old.words.length - start
  if (behind > node.data.length) return
  // The text after the composed text is changed first, so that the offsets before the composed text stay valid.
  if (old.behind !== now.behind) patchBehind(node, behind, patchRight(old.behind, now.behind))
  if (old.before !== now.before) patchBefore(node, start, patchLeft(old.before, now.before))
}

/**
 * Finds the change in the text before the composed text. The common end is matched first, so that the change is as far
 * as possible from the composed text.
 */
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

/**
 * Applies a change after the composed text. Text that would be inserted at the node's end is left out, because
 * ProseMirror draws that text in another node.
 */
function patchBehind(node: Text, behind: number, patch: Patch) {
  const at = patch.at + behind
  const { removed, inserted } = patch
  const inside = at + removed < node.data.length
  if (at < node.data.length) node.replaceData(at, removed, inside ? inserted : "")
}

/**
 * Inserts a peer's text before the composed text. Browsers track the composed text as a range. Text inserted exactly at
 * the range's start would become part of the composition and vanish with the next key. The function therefore inserts
 * the peer's text, after a copy of the preceding character, one character earlier. It then deletes the original
 * character and the removed text.
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
