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
 * y-prosemirror with two changes, so that the words of people who type at the same place stay in one piece. A caret is
 * bound to the letter on its left, which is its own last one; and where a letter was typed or removed is read from the
 * caret, as a comparison of texts cannot tell one "l" of "hell|lots" from the other. A block gets its text together with
 * itself: two people who begin in one without would each make one, and one of them is lost.
 *
 * The binding is told before the view is made, since the view takes its listeners from it.
 */
export function bindToCaret(at: EditorState): void {
  const { binding }: { binding: ProsemirrorBinding } = ySyncPluginKey.getState(at)
  // would scroll to the caret at each change of a peer's, and ask for a layout of the whole page to know whether to
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

/** The selection as positions in the document: a caret with the letter on its left, a range with the letters inside it. */
function boundSelection(binding: ProsemirrorBinding, { selection }: EditorState) {
  const { anchor, head, from, empty } = selection
  const side = (pos: number) => (empty || pos > from ? -1 : 0)
  return {
    type: selection.toJSON().type,
    anchor: boundPosition(binding, anchor, side(anchor)),
    head: boundPosition(binding, head, side(head)),
  }
}

/** `side` -1: with what is on its left, so that what others insert there comes behind it; 0: with what is on its right. */
export function boundPosition(binding: ProsemirrorBinding, pos: number, side: 0 | -1): Y.RelativePosition {
  const position: Y.RelativePosition = absolutePositionToRelativePosition(pos, binding.type, binding.mapping)
  if (side === 0) return position
  const at = Y.createAbsolutePositionFromRelativePosition(position, binding.doc)
  if (at?.type instanceof Y.XmlText) return Y.createRelativePositionFromTypeIndex(at.type, at.index, -1)
  // a block without a text: its beginning, also when a peer has given it one
  if (at?.type instanceof Y.XmlElement && at.type.length === 0)
    return new Y.RelativePosition(position.type, position.tname, null, -1)
  return position
}

/** Writes into the text at the caret what was typed or removed right there, where this alone was done. */
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
  // what the editor had for it would pass for unchanged where a later change cuts the text right there
  binding.mapping.delete(text)
  if (change > 0) insertBehind(binding, text, at, now.slice(at, caret))
  else text.delete(at, -change)
}

/**
 * Inserts right behind the letter on the left. Y.Text would skip deleted letters there, a peer's among them, and insert
 * behind those: the words of a third person could then be merged in between.
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
    // places that it remembers are counted without these letters
    if (text._searchMarker) text._searchMarker.length = 0
  })
}

/** The item whose last letter stands before the offset; null: nothing is before it; undefined: it is within an item. */
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
  /** what the editor has for it now, and the caret's offset in it */
  now: string
  caret: number
}

/** Null where the blocks around it are others than the document's: that is no typing. */
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

/** A block's content as the document has it: neighbouring text nodes are one text; `text` null: another node. */
function piecesOf(block: Node): { at: number; text: string | null }[] {
  const pieces: { at: number; text: string | null }[] = []
  block.forEach((child, at) => {
    const last = pieces.at(-1)
    if (child.isText && last?.text != null) last.text += child.text ?? ""
    else pieces.push({ at, text: child.isText ? (child.text ?? "") : null })
  })
  return pieces
}

/** Gives each block that this transaction made its text. */
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
