import type { Node } from "prosemirror-model"
import type { NodeView } from "prosemirror-view"
import { langOut } from "./schema.ts"

/**
 * A paragraph that keeps its DOM element when its language changes. A peer's first text in the block may change the
 * language. A new element would then end another writer's composition in the block.
 */
class SpokenBlock implements NodeView {
  readonly dom = document.createElement("p")
  readonly contentDOM = this.dom
  private readonly type: Node["type"]

  constructor(node: Node) {
    this.type = node.type
    this.update(node)
  }

  update(node: Node): boolean {
    if (node.type !== this.type) return false
    const { lang } = langOut(node.attrs.lang)
    if (lang === undefined) this.dom.removeAttribute("lang")
    else if (this.dom.lang !== lang) this.dom.lang = lang
    return true
  }
}

export const blockViews = { paragraph: (node: Node): NodeView => new SpokenBlock(node) }
