import * as Y from "yjs"
import type { Edit } from "../../../../shared/contract/noteLink.ts"
import { readNote } from "../../../../shared/document/readers.ts"

/**
 * Returns the text that this page wrote and the server has not acknowledged: its characters from `clock` on, block by
 * block in the note's order. Deletions and formats contain no text and are left out.
 */
export function unsentEdits(doc: Y.Doc, clock: number): Edit[] {
  const { blocks, leaves } = readNote(doc)
  return blocks.flatMap(({ from, to, text: now, lang }) => {
    const own = { was: "", own: "" }
    for (const leaf of leaves) if (leaf.from >= from && leaf.to <= to) part(own, leaf.type, doc.clientID, clock)
    return own.own === "" ? [] : [{ ...own, now, lang }]
  })
}

function part(parts: Pick<Edit, "was" | "own">, leaf: Y.XmlText, client: number, clock: number): void {
  for (let item = leaf._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const { str } = item.content
    const known = item.id.client === client ? Math.min(str.length, Math.max(0, clock - item.id.clock)) : str.length
    parts.was += str.slice(0, known)
    parts.own += str.slice(known)
  }
}
