import * as Y from "yjs"
import { noteRoot } from "../../shared/document/schema.ts"

export interface Mirror {
  doc: Y.Doc
  stop(): void
}

/**
 * A copy that follows a document and never writes back. A page without the right to write shows this copy: the editor's
 * binding deletes nodes that it does not know, and here that changes nobody else's text.
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
