import { Fragment, type Node, Slice } from "prosemirror-model"
import { Plugin } from "prosemirror-state"
import type { Lang } from "../../../shared/model/terms.ts"
import { langAt } from "./blocks.ts"

/**
 * What is pasted has come through the schema already: unknown nodes and links that could run are gone. A block that
 * does not say its language takes that of the place where it lands.
 */
export const pasting = (fallback: () => Lang | null) =>
  new Plugin({
    props: {
      transformPasted: (slice, view) =>
        new Slice(speaking(slice.content, langAt(view.state) ?? fallback()), slice.openStart, slice.openEnd),
    },
  })

const speaking = (content: Fragment, lang: Lang | null): Fragment =>
  Fragment.fromArray(content.content.map(node => spoken(node, lang)))

function spoken(node: Node, lang: Lang | null): Node {
  if (node.isTextblock && !node.attrs.lang && lang)
    return node.type.create({ ...node.attrs, lang }, node.content, node.marks)
  return node.isLeaf ? node : node.copy(speaking(node.content, lang))
}
