import type { Node } from "prosemirror-model"
import { type EditorState, type Selection, TextSelection } from "prosemirror-state"
import {
  absolutePositionToRelativePosition,
  type ProsemirrorBinding,
  updateYFragment,
  ySyncPluginKey,
} from "y-prosemirror"
import * as Y from "yjs"
import { movedCaret } from "./movedCaret.ts"

/**
 * Changes y-prosemirror in two ways, so that Yjs does not interleave the text of people who type at the same place.
 *
 * First, it binds the caret to the letter on its left, which is the last letter that this person typed. The caret also
 * gives the place of an inserted or removed letter. A comparison of texts cannot tell one "l" of "hell|lots" from the
 * other.
 *
 * Second, it gives a new block its text node in the same transaction. Otherwise two people who type into a block
 * without a text node would each create one, and one of the two texts would be lost.
 *
 * Call this before the view is made, because the view takes its listeners from the binding.
 */
export function bindToCaret(at: EditorState): void {
  const { binding }: { binding: ProsemirrorBinding } = ySyncPluginKey.getState(at)
  // The original function forces a layout of the whole page and scrolls to the caret at each change by a peer.
  binding._isLocalCursorInView = () => false
  binding.beforeAllTransactions = () => {
    const view = binding.prosemirrorView
    if (binding.beforeTransactionSelection !== null || view === null) return
    const moved = movedCaret(view)
    if (moved) view.dispatch(view.state.tr.setSelection(moved))
    binding.beforeTransactionSelection = boundSelection(binding, view.state)
  }
  binding._prosemirrorChanged = doc => {
    const { state } = binding.prosemirrorView
    binding.doc.transact(transaction => {
      writeAtCaret(binding, state.selection)
      updateYFragment(binding.doc, binding.type, doc, binding)
      giveTexts(binding, state, transaction)
      binding.beforeTransactionSelection = boundSelection(binding, state)
    }, ySyncPluginKey)
  }
}

/**
 * Returns the selection as relative positions: a caret is bound to the letter on its left, a range to the letters
 * inside it.
 */
function boundSelection(binding: ProsemirrorBinding, { selection }: EditorState) {
  const { anchor, head, from, empty } = selection
  const side = (pos: number) => (empty || pos > from ? -1 : 0)
  return {
    type: selection.toJSON().type,
    anchor: boundPosition(binding, anchor, side(anchor)),
    head: boundPosition(binding, head, side(head)),
  }
}

/**
 * Returns a relative position. With `side` -1 the position is bound to the letter on its left, so that text inserted at
 * the position follows that letter. With `side` 0 the position is bound to the letter on its right.
 */
export function boundPosition(binding: ProsemirrorBinding, pos: number, side: 0 | -1): Y.RelativePosition {
  const position: Y.RelativePosition = absolutePositionToRelativePosition(pos, binding.type, binding.mapping)
  if (side === 0) return position
  const at = Y.createAbsolutePositionFromRelativePosition(position, binding.doc)
  if (at?.type instanceof Y.XmlText) return Y.createRelativePositionFromTypeIndex(at.type, at.index, -1)
  // The block has no text node. The position is then the block's beginning, even if a peer has since added a text node.
  if (at?.type instanceof Y.XmlElement && at.type.length === 0)
    return new Y.RelativePosition(position.type, position.tname, null, -1)
  return position
}

/** Applies typed or removed letters to the text node at the caret, if nothing else has changed. */
function writeAtCaret(binding: ProsemirrorBinding, selection: Selection): void {
  if (!(selection instanceof TextSelection) || !selection.empty) return
  const found = textAtCaret(binding, selection)
  if (!found) return
  const { text, now, caret } = found
  const before = textOf(text)
  const behind = now.length - caret
  const change = now.length - before.length
  if (change === 0 || before.slice(before.length - behind) !== now.slice(caret)) return
  const at = Math.min(caret, before.length - behind)
  if (at < 0 || before.slice(0, at) !== now.slice(0, at)) return
  // Removes y-prosemirror's cached node of this text. Otherwise y-prosemirror would not notice a later change that
  // shortens the text at the same place.
  binding.mapping.delete(text)
  if (change > 0) insertBehind(binding, text, at, now.slice(at, caret))
  else text.delete(at, -change)
}

/**
 * Inserts text directly after the preceding letter. Y.Text would insert the text after deleted letters at this place,
 * some of which may be a peer's. A third person's text could then be merged between the preceding letter and the new
 * text.
 */
function insertBehind({ doc }: ProsemirrorBinding, text: Y.XmlText, at: number, words: string): void {
  const left = itemEndingAt(text, at)
  const right = left ? left.right : text._start
  if (left === undefined || !right?.deleted) {
    text.insert(at, words)
    return
  }
  doc.transact(transaction => {
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID))
    const content = new Y.ContentString(words)
    new Y.Item(id, left, left?.lastId ?? null, right, right.id, text, null, content).integrate(transaction, 0)
    // The search positions that Yjs caches do not count the inserted letters, so these cached positions are dropped.
    if (text._searchMarker) text._searchMarker.length = 0
  })
}

/**
 * Returns the item that ends at this offset. Returns null if nothing precedes the offset, and undefined if the offset
 * is inside an item.
 */
function itemEndingAt(text: Y.XmlText, offset: number): Y.Item | null | undefined {
  let left = offset
  let item = text._start
  while (item && left > 0) {
    if (!item.deleted && item.countable) {
      if (item.length > left) return undefined
      left -= item.length
      if (left === 0) return item
    }
    item = item.right
  }
  return left === 0 ? null : undefined
}

const textOf = (text: Y.XmlText): string =>
  text
    .toDelta()
    .map(({ insert }: { insert: unknown }) => (typeof insert === "string" ? insert : ""))
    .join("")

interface TextAtCaret {
  text: Y.XmlText
  /** The text node's content in the editor; `caret` is the caret's offset in this content. */
  now: string
  caret: number
}

/**
 * Returns the text node at the caret. Returns null if the blocks around the caret differ between the editor and the Yjs
 * document, because the change is then not typing.
 */
function textAtCaret(binding: ProsemirrorBinding, { $head }: Selection): TextAtCaret | null {
  let type: Y.XmlFragment = binding.type
  for (let depth = 0; depth < $head.depth; depth++) {
    if (type.length !== $head.node(depth).childCount) return null
    const child: unknown = type.get($head.index(depth))
    if (!(child instanceof Y.XmlElement) || child.nodeName !== $head.node(depth + 1).type.name) return null
    type = child
  }
  const { parent, parentOffset } = $head
  if (!parent.isTextblock) return null
  const pieces = piecesOf(parent)
  const n = pieces.findIndex(({ at, text }) => text !== null && at <= parentOffset && parentOffset <= at + text.length)
  const piece = pieces[n]
  const text: unknown = type.length === pieces.length ? type.get(n) : null
  return piece && piece.text !== null && text instanceof Y.XmlText
    ? { text, now: piece.text, caret: parentOffset - piece.at }
    : null
}

/**
 * Splits a block's content into pieces as the Yjs document does, where adjacent text nodes are one piece. `text` is
 * null for a piece that is not text.
 */
function piecesOf(block: Node): { at: number; text: string | null }[] {
  const pieces: { at: number; text: string | null }[] = []
  block.forEach((child, at) => {
    const last = pieces.at(-1)
    if (child.isText && last?.text != null) last.text += child.text ?? ""
    else pieces.push({ at, text: child.isText ? (child.text ?? "") : null })
  })
  return pieces
}

/** Gives a text node to each block that this transaction created. */
function giveTexts({ doc }: ProsemirrorBinding, { schema }: EditorState, transaction: Y.Transaction): void {
  const since = transaction.beforeState.get(doc.clientID) ?? 0
  const isNew = ({ _item: item }: Y.XmlElement) =>
    item !== null && item.id.client === doc.clientID && item.id.clock >= since
  const visit = (type: Y.XmlFragment): void => {
    for (const child of type.toArray()) {
      if (!(child instanceof Y.XmlElement) || !isNew(child)) continue
      if (child.length === 0 && schema.nodes[child.nodeName]?.isTextblock) child.insert(0, [new Y.XmlText()])
      else visit(child)
    }
  }
  for (const type of transaction.changed.keys()) if (type instanceof Y.XmlFragment) visit(type)
}
