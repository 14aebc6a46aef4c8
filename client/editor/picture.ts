import type { Node } from "prosemirror-model"
import { type Command, NodeSelection, Plugin, TextSelection } from "prosemirror-state"
import type { EditorView, NodeView } from "prosemirror-view"
import { langOut } from "./schema.ts"
import { kind, langAt } from "./writing/blocks.ts"
import type { LeftOut } from "./writing/pasted/leftOut.ts"
import { inTable } from "./writing/tables.ts"

/** The attributes of a picture in a note. */
export interface Picture {
  file: string
  alt: string
  width: number
  height: number
}

/** Tells an editor where the files of pictures are, and what stands in the place of one that cannot be shown. */
export interface PicturePlace {
  address(file: string): string
  missing(alt: string): string
  /** called with a file that was pasted or dropped */
  onFile(file: File): void
}

/** Shows a picture from its file; where the file is not there, its words. */
class PictureView implements NodeView {
  readonly dom = document.createElement("figure")
  private readonly image = document.createElement("img")
  private readonly words = document.createElement("figcaption")
  private readonly place: PicturePlace
  private node: Node

  constructor(node: Node, place: PicturePlace) {
    this.place = place
    this.node = node
    this.dom.className = "note-picture"
    this.dom.contentEditable = "false"
    this.image.draggable = false
    this.image.loading = "lazy"
    this.image.decoding = "async"
    this.words.hidden = true
    this.image.addEventListener("error", () => this.show(false))
    this.image.addEventListener("load", () => this.show(true))
    this.dom.append(this.image, this.words)
    this.fill()
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    this.node = node
    this.fill()
    return true
  }

  ignoreMutation(): boolean {
    return true
  }

  private fill(): void {
    const { file, alt, width, height, lang } = this.node.attrs
    const address = this.place.address(String(file))
    this.image.alt = String(alt ?? "")
    this.image.width = Number(width) || 1
    this.image.height = Number(height) || 1
    this.image.lang = langOut(lang)["lang"] ?? ""
    if (this.image.getAttribute("src") !== address) this.image.src = address
    this.words.textContent = this.place.missing(this.image.alt)
  }

  private show(isThere: boolean): void {
    this.image.hidden = !isThere
    this.words.hidden = isThere
  }
}

export const pictureViews = (place: PicturePlace) => ({
  picture: (node: Node): NodeView => new PictureView(node, place),
})

/** The picture that is selected; null if none is. */
export const selectedPicture = ({ selection }: EditorView["state"]): Node | null =>
  selection instanceof NodeSelection && selection.node.type.name === "picture" ? selection.node : null

/**
 * Inserts a picture after the block at the caret, with a paragraph below it to write on in. An empty paragraph gives its
 * place to the picture, and so does a picture that is selected.
 */
export const insertPicture =
  (picture: Picture): Command =>
  (state, dispatch) => {
    if (inTable(state)) return false
    const { selection, tr } = state
    const lang = langAt(state)
    const node = kind("picture").create({ ...picture, lang })
    if (selectedPicture(state)) {
      dispatch?.(tr.replaceSelectionWith(node, false).scrollIntoView())
      return true
    }
    const { $from } = selection
    // an empty paragraph would stand above the picture as a gap
    const isEmpty = $from.depth > 0 && $from.parent.type.name === "paragraph" && $from.parent.content.size === 0
    const at = $from.depth === 0 ? selection.to : isEmpty ? $from.before() : $from.after()
    if (isEmpty) tr.replaceWith(at, $from.after(), node)
    else tr.insert(at, node)
    const below = at + node.nodeSize
    const next = tr.doc.resolve(below).nodeAfter
    if (!next?.isTextblock) tr.insert(below, kind("paragraph").create({ lang }))
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, below + 1)).scrollIntoView())
    return true
  }

/** Changes the words of the selected picture. */
export const describePicture =
  (alt: string): Command =>
  (state, dispatch) => {
    const picture = selectedPicture(state)
    if (!picture) return false
    const { from } = state.selection
    const { tr } = state
    tr.setNodeMarkup(from, undefined, { ...picture.attrs, alt })
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, from)))
    return true
  }

/**
 * Hands over a picture that is pasted without text, and any file that is dropped. A cell of a table holds no picture, so
 * there the writer is told, before anything is uploaded.
 */
export const pictureFiles = ({ onFile }: PicturePlace, onLeftOut: (parts: readonly LeftOut[]) => void) => {
  const hand = (view: EditorView, file: File): void => {
    const isInCell = inTable(view.state)
    onLeftOut(isInCell ? ["cellPictures"] : [])
    if (!isInCell) onFile(file)
  }
  return new Plugin({
    props: {
      handlePaste(view, event) {
        const given = event.clipboardData
        const file = [...(given?.files ?? [])].find(({ type }) => type.startsWith("image/"))
        if (!file || (given?.getData("text/plain") ?? "").trim() !== "") return false
        hand(view, file)
        return true
      },
      handleDrop(view, event, _, moved) {
        const file = event.dataTransfer?.files[0]
        if (moved || !file) return false
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (place) {
          const { tr } = view.state
          view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(place.pos))))
        }
        event.preventDefault()
        hand(view, file)
        return true
      },
    },
  })
}
