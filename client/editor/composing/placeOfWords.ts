import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import type { Span } from "../../../shared/document/readers.ts"

/** The character that represents a non-text node, so that offsets in a block's text equal offsets in the block. */
const leaf = "\uFFFC"

/** The text of a block, split into a span and the text before and after the span. */
interface Surrounded {
  before: string
  words: string
  behind: string
}

export function surrounded(doc: Node, { from, to }: Span): Surrounded | null {
  const $from = doc.resolve(from)
  const { parent, parentOffset } = $from
  const end = parentOffset + to - from
  if (!parent.isTextblock || end > parent.content.size) return null
  return {
    before: parent.textBetween(0, parentOffset, "", leaf),
    words: parent.textBetween(parentOffset, end, "", leaf),
    behind: parent.textBetween(end, parent.content.size, "", leaf),
  }
}

/**
 * Returns the position of the composed text after a peer's change. The change replaces the whole note, so positions
 * cannot be mapped. The function searches the caret's block first, then all blocks. If it finds several matches, it
 * returns the match whose surrounding text has changed least.
 */
export function placeOfWords(state: EditorState, span: Span, { doc, selection }: Transaction): number | null {
  const old = surrounded(state.doc, span)
  if (!old || old.words === "") return null
  const { $head } = selection
  const near = $head.parent.isTextblock ? bestIn($head.parent, $head.start(), old) : null
  if (near) return near.pos
  const all: Match[] = []
  doc.descendants((node, pos) => {
    const match = node.isTextblock && bestIn(node, pos + 1, old)
    if (match) all.push(match)
    return !node.isTextblock
  })
  return all.toSorted((a, b) => b.agreeing - a.agreeing)[0]?.pos ?? null
}

interface Match {
  pos: number
  agreeing: number
}

function bestIn(block: Node, start: number, { before, words, behind }: Surrounded): Match | null {
  const text = block.textBetween(0, block.content.size, "", leaf)
  let best: Match | null = null
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const agreeing = sameEnd(before, text.slice(0, at)) + sameStart(behind, text.slice(at + words.length))
    if (!best || agreeing > best.agreeing) best = { pos: start + at, agreeing }
  }
  return best
}

export function sameStart(a: string, b: string, most = Math.min(a.length, b.length)): number {
  let same = 0
  while (same < most && a[same] === b[same]) same++
  return same
}

export function sameEnd(a: string, b: string, most = Math.min(a.length, b.length)): number {
  let same = 0
  while (same < most && a.at(-1 - same) === b.at(-1 - same)) same++
  return same
}
