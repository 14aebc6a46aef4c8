import * as Y from "yjs"
import { noteRoot } from "../../shared/document/schema.ts"

export interface Mirror {
  doc: Y.Doc
  stop(): void
}

/**
 * Makes a copy that receives a document's updates and never changes the document. A page without the right to write
 * shows the copy, because the editor's binding deletes nodes that it does not know. Such deletions then affect only the
 * copy.
 */
export function mirrorOf(source: Y.Doc): Mirror {
  const doc = new Y.Doc()
  doc.getXmlFragment(noteRoot)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source))
  const follow = (update: Uint8Array) => Y.applyUpdate(doc, update)
  source.on("update", follow)
  return {
    doc,
    stop() {
      source.off("update", follow)
      doc.destroy()
    },
  }
}
