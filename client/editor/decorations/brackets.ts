import type { Node } from "prosemirror-model"
import { Plugin } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { type Bracket, findBrackets } from "../../../shared/document/brackets.ts"

/**
 * Caches the brackets of each block, so that each block is parsed only once. ProseMirror nodes are immutable, and most
 * blocks do not change.
 */
const read = new WeakMap<Node, Bracket[]>()

function bracketsOf(block: Node): Bracket[] {
  const known = read.get(block) ?? findBrackets(block.textBetween(0, block.content.size, "", "\n"))
  read.set(block, known)
  return known
}

/** Returns the number of open brackets in the text. */
export function countBracketsIn(doc: Node): number {
  let n = 0
  doc.descendants(node => {
    if (!node.isTextblock) return true
    n += bracketsOf(node).length
    return false
  })
  return n
}

/**
 * Highlights brackets with contested alternatives, `[A | B]`. Brackets are stored as plain text
 * (docs/decisions/brackets-are-text.md).
 */
export const bracketMarks = () =>
  new Plugin<DecorationSet>({
    state: {
      init: (_, state) => draw(state.doc),
      apply: (tr, before) => (tr.docChanged ? draw(tr.doc) : before),
    },
    props: {
      decorations(state) {
        return this.getState(state)
      },
    },
  })

function draw(doc: Node): DecorationSet {
  const found: Decoration[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const start = pos + 1
    for (const bracket of bracketsOf(node)) found.push(...signs(node, start, bracket))
    return false
  })
  return DecorationSet.create(doc, found)
}

function signs(block: Node, start: number, { from, to }: Bracket): Decoration[] {
  const text = block.textBetween(0, block.content.size, "", "\n")
  const drawn = [Decoration.inline(start + from, start + to, { class: "bracket" })]
  for (let at = from; at < to; at++)
    if (at === from || at === to - 1 || "|｜".includes(text.charAt(at)))
      drawn.push(Decoration.inline(start + at, start + at + 1, { class: "bracket-sign" }))
  return drawn
}
