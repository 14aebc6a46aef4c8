import { Fragment, type Node } from "prosemirror-model"
import type { EditorView } from "prosemirror-view"
import { initProseMirrorDoc } from "y-prosemirror"
import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"
import { aligned } from "../../../shared/document/versions/aligned.ts"
import { wordsOf } from "../../../shared/document/wordDiff.ts"
import { noteSchema } from "../schema.ts"

/** A range of a note's document, and what takes its place. */
export interface Replacing {
  from: number
  to: number
  content: Fragment
}

/** Reads a version of the note, which is one Yjs update (v2), into a document of its own. */
export function versionIn(update: Uint8Array): Node {
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, update)
  const node = initProseMirrorDoc(doc.getXmlFragment(noteRoot), noteSchema).doc
  doc.destroy()
  return node
}

/**
 * Returns what has to be replaced so that the note says what it said then, the last range first, so that the places of
 * the others stay valid. Blocks that are the same are left alone, and in a changed block only what differs is replaced:
 * people who write elsewhere keep their carets, and passages their places.
 */
export function replacingsTo(now: Node, then: Node): Replacing[] {
  const replacings: Replacing[] = []
  let at = 0
  for (const row of aligned([...now.children], [...then.children], keyOf, ({ textContent }) =>
    wordsOf(textContent, "en"),
  )) {
    const { before, now: after } = row
    if (before === null) replacings.push({ from: at, to: at, content: Fragment.from(after) })
    else {
      const end = at + before.nodeSize
      if (after === null) replacings.push({ from: at, to: end, content: Fragment.empty })
      else if (!before.eq(after))
        replacings.push(within(before, after, at) ?? { from: at, to: end, content: Fragment.from(after) })
      at = end
    }
  }
  return replacings.toReversed()
}

const keyOf = (node: Node): string => JSON.stringify(node.toJSON())

/** The part of a block that differs. Null if the whole block has to be replaced. */
function within(now: Node, then: Node, at: number): Replacing | null {
  if (!now.isTextblock || !now.sameMarkup(then)) return null
  const start = now.content.findDiffStart(then.content)
  const end = now.content.findDiffEnd(then.content)
  if (start === null || end === null) return null
  // where the same letters stand before and after the difference, both searches count them
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const [from, a, b] = [start, end.a + overlap, end.b + overlap]
  const cutsPair = [from, a].some(place => isInPair(now, place)) || [from, b].some(place => isInPair(then, place))
  if (cutsPair) return { from: at + 1, to: at + now.nodeSize - 1, content: then.content }
  return { from: at + 1 + from, to: at + 1 + a, content: then.content.cut(from, b) }
}

/** Whether a place in a block is in the middle of a surrogate pair. */
const isInPair = (block: Node, place: number): boolean =>
  place > 0 &&
  place < block.content.size &&
  /^[\uD800-\uDBFF]$/.test(block.textBetween(place - 1, place, "", " ")) &&
  /^[\uDC00-\uDFFF]$/.test(block.textBetween(place, place + 1, "", " "))

/**
 * Gives a note the text of an earlier version (a Yjs update, v2). Each part that differs is an edit of its own, because
 * the binding joins the changes of one transaction, which would move the carets between them. Returns false if nothing
 * differs.
 */
export function restoreIn(view: EditorView, update: Uint8Array): boolean {
  const replacings = replacingsTo(view.state.doc, versionIn(update))
  for (const { from, to, content } of replacings) view.dispatch(view.state.tr.replaceWith(from, to, content))
  return replacings.length > 0
}
