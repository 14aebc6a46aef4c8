import type { EditorState } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"

/** In one text node: `removed` characters at `at` become `inserted`. */
interface Patch {
  at: number
  removed: number
  inserted: string
}

/**
 * Before a peer's change is drawn: changes the very text node that an input method is writing in, around its words and
 * not through them. A browser then keeps the composition, and ProseMirror, which keeps a text node that says what its
 * document says, does not replace it. Without this a peer's letter in the same node ends the composition half-way.
 */
export function keepComposition(view: EditorView, next: EditorState) {
  const focus = view.dom.ownerDocument.getSelection()?.focusNode
  if (!view.composing || !(focus instanceof Text) || !view.dom.contains(focus)) return
  const before = halves(view.state)
  const after = halves(next)
  const start = view.posAtDOM(focus, 0) - view.state.selection.$head.start()
  // from the end, so that the first patch moves nothing that the second one names
  const right = patchRight(before.right, after.right, before.left.length)
  const left = patchLeft(before.left, after.left)
  for (const patch of [right, left]) if (patch) apply(focus, { ...patch, at: patch.at - start })
}

/** The text of the caret's block, before and behind the caret; positions in it are offsets of the block's content. */
function halves({ selection: { $head } }: EditorState): { left: string; right: string } {
  const { parent, parentOffset } = $head
  return {
    left: parent.textBetween(0, parentOffset, "", "\uFFFC"),
    right: parent.textBetween(parentOffset, parent.content.size, "", "\uFFFC"),
  }
}

/** The composed words end at the caret, so here what agrees is counted from the caret away. */
function patchLeft(old: string, now: string): Patch | null {
  if (old === now) return null
  const most = Math.min(old.length, now.length)
  let same = 0
  while (same < most && old.at(-1 - same) === now.at(-1 - same)) same++
  let at = 0
  while (at < most - same && old[at] === now[at]) at++
  return { at, removed: old.length - same - at, inserted: now.slice(at, now.length - same) }
}

function patchRight(old: string, now: string, caret: number): Patch | null {
  if (old === now) return null
  const most = Math.min(old.length, now.length)
  let at = 0
  while (at < most && old[at] === now[at]) at++
  let same = 0
  while (same < most - at && old.at(-1 - same) === now.at(-1 - same)) same++
  return { at: caret + at, removed: old.length - same - at, inserted: now.slice(at, now.length - same) }
}

/** A change in another text node, or over its edge, is ProseMirror's to draw. */
function apply(node: Text, { at, removed, inserted }: Patch) {
  if (at >= 0 && at + removed <= node.data.length) node.replaceData(at, removed, inserted)
}
