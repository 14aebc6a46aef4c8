import type { EditorState } from "prosemirror-state"
import type * as Y from "yjs"
import { makeAnchor } from "../../shared/document/anchors.ts"
import { readNote } from "../../shared/document/readers.ts"
import { sha256Here } from "../../shared/document/textHash.ts"
import type { Anchor } from "../../shared/model/anchor.ts"
import type { Lang } from "../../shared/model/terms.ts"
import { Offsets } from "./offsets.ts"

/** A selected passage, from which a person can start a thread or a statement. */
export interface SelectedPassage {
  anchor: Anchor
  text: string
  /** the language of the passage, or null if its block has none */
  lang: Lang | null
}

/**
 * Returns the selected passage. Returns null if nothing is selected, or if no anchor could find the passage again
 * later.
 */
export async function selectedPassage(note: Y.Doc, state: EditorState): Promise<SelectedPassage | null> {
  const { from, to, empty } = state.selection
  const offsets = new Offsets(state.doc)
  const start = offsets.toOffset(from)
  const end = offsets.toOffset(to)
  if (empty || start === null || end === null) return null
  const { blocks } = readNote(note)
  const lang = blocks.find(block => block.from <= start && start <= block.to)?.lang ?? null
  const anchor = makeAnchor(note, { from: start, to: end }, sha256Here)
  return anchor && { anchor, text: anchor.exact, lang }
}
