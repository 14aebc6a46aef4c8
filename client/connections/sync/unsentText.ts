import * as Y from "yjs"
import { readNote } from "../../../shared/document/readers.ts"

/**
 * What this page has written and the server has not acknowledged: its own characters from `clock` on, in the order of
 * the note, a line for each block. Deletions and formats have no text to keep.
 */
export function unsentText(doc: Y.Doc, clock: number): string {
  const { blocks, leaves } = readNote(doc)
  const lines = blocks.map(block =>
    leaves
      .filter(leaf => leaf.from >= block.from && leaf.to <= block.to)
      .map(leaf => ownText(leaf.type, doc.clientID, clock))
      .join(""),
  )
  return lines.filter(line => line !== "").join("\n")
}

function ownText(leaf: Y.XmlText, client: number, clock: number): string {
  let text = ""
  for (let item = leaf._start; item !== null; item = item.right) {
    if (item.deleted || item.id.client !== client || !(item.content instanceof Y.ContentString)) continue
    if (item.id.clock + item.length > clock) text += item.content.str.slice(Math.max(0, clock - item.id.clock))
  }
  return text
}
