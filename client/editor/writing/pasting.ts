import { Fragment, type Node, Slice } from "prosemirror-model"
import { Plugin } from "prosemirror-state"
import type { Lang } from "../../../shared/model/terms.ts"
import { kind, langAt } from "./blocks.ts"
import { cleaned } from "./pasted/clean.ts"
import type { LeftOut } from "./pasted/leftOut.ts"
import { inTable } from "./tables.ts"

/**
 * Cleans the HTML of a paste. The schema then parses the HTML and drops unknown nodes and links that could run code.
 * Each pasted block without a language takes the language of the place where it is inserted.
 */
export const pasting = (fallback: () => Lang | null, onLeftOut: (parts: readonly LeftOut[]) => void) =>
  new Plugin({
    props: {
      transformPastedHTML: html => {
        const { html: clean, leftOut } = cleaned(html)
        onLeftOut(leftOut)
        return clean
      },
      transformPasted: (slice, { state }) =>
        inTable(state)
          ? new Slice(lines(slice.content), 0, 0)
          : new Slice(speaking(slice.content, langAt(state) ?? fallback()), slice.openStart, slice.openEnd),
    },
  })

/** Turns blocks into lines of text, because a table cell cannot contain blocks. */
function lines(content: Fragment): Fragment {
  let all = Fragment.empty
  content.descendants(node => {
    if (!node.isTextblock) return true
    all = all.size === 0 ? node.content : all.append(Fragment.from(kind("hard_break").create())).append(node.content)
    return false
  })
  return all.size === 0 && content.firstChild?.isInline ? content : all
}

const speaking = (content: Fragment, lang: Lang | null): Fragment =>
  Fragment.fromArray(content.content.map(node => spoken(node, lang)))

function spoken(node: Node, lang: Lang | null): Node {
  if (node.isTextblock && !node.attrs.lang && lang)
    return node.type.create({ ...node.attrs, lang }, node.content, node.marks)
  return node.isLeaf ? node : node.copy(speaking(node.content, lang))
}
