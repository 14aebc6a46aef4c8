import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import type * as Y from "yjs"
import { type NoteParagraph, paragraphsOf } from "../../../shared/document/paragraphs/paragraphs.ts"
import { readNote } from "../../../shared/document/readers.ts"
import type { Translation } from "../../../shared/fold/translationState.ts"
import { cameFromPeers } from "../binding.ts"
import { Offsets } from "../offsets.ts"
import { Settling } from "./settling.ts"

/** An element below a paragraph. Two with the same key look the same, so the element of the first one stays. */
export interface Below {
  key: string
  element(): HTMLElement
}

export interface TranslationsBelow {
  rows: readonly Translation[]
  /** Returns what is shown below a paragraph; null for nothing. */
  below(paragraph: NoteParagraph<Translation>): Below | null
}

interface Drawn {
  wished: TranslationsBelow | null
  set: DecorationSet
}

const key = new PluginKey<Drawn>("translations")

/** Shows the translations of paragraphs below them. They are entries of the log and no part of the note. */
export const translationMarks = (note: Y.Doc) =>
  new Plugin<Drawn>({
    key,
    state: {
      init: () => ({ wished: null, set: DecorationSet.empty }),
      apply(tr, before, _old, state) {
        const wished: { now: TranslationsBelow | null } | undefined = tr.getMeta(key)
        if (wished) return draw(note, state.doc, wished.now)
        if (tr.docChanged && cameFromPeers(state)) return draw(note, state.doc, before.wished)
        return tr.docChanged ? { ...before, set: before.set.map(tr.mapping, tr.doc) } : before
      },
    },
    props: { decorations: state => key.getState(state)?.set },
    view: () =>
      new Settling(state => {
        const wished = key.getState(state)?.wished
        return wished ? showTranslations(state, wished) : null
      }),
  })

export const showTranslations = (state: EditorState, now: TranslationsBelow | null) =>
  state.tr.setMeta(key, { now }).setMeta("addToHistory", false)

function draw(note: Y.Doc, doc: Node, wished: TranslationsBelow | null): Drawn {
  if (!wished) return { wished, set: DecorationSet.empty }
  const offsets = new Offsets(doc)
  const drawn = paragraphsOf(note, wished.rows, readNote(note)).flatMap(paragraph => {
    const below = wished.below(paragraph)
    const at = below && placeBelow(doc, offsets.toPos(paragraph.block.from))
    return below && at !== null ? [widget(at, below)] : []
  })
  return { wished, set: DecorationSet.create(doc, drawn) }
}

/** The position after the block with this position in it. In a cell it is the end of the cell's text. */
function placeBelow(doc: Node, pos: number | null): number | null {
  if (pos === null || pos > doc.content.size) return null
  const at = doc.resolve(pos)
  if (!at.parent.isTextblock) return null
  return at.parent.type.name === "table_cell" ? at.end() : at.after()
}

const widget = (at: number, { key: name, element }: Below) =>
  Decoration.widget(at, element, { key: name, side: -1, ignoreSelection: true, stopEvent: () => true })
