import * as Y from "yjs"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { NoteDoc } from "../noteDoc.ts"

/** A part of a document's log: a snapshot, if there is one, and the updates after it. */
export interface LogBytes {
  snapshot: Uint8Array | null
  updates: readonly Uint8Array[]
}

export interface Compacted {
  /**
   * the snapshot as a Yjs update in format v1, as it is sent. The first reader of a note gets the stored bytes in half
   * the time, because nothing is converted. v1 takes twice the disk space of v2
   */
  update: Uint8Array
  /** the content of the note, as a reader sees it */
  says: string
}

/**
 * Merges a part of the log into one update and reads the update back. It throws if the content differs from the log's.
 * It does not use Y.mergeUpdates, which takes minutes for a long log.
 */
export function compactLog({ snapshot, updates }: LogBytes): Compacted {
  const doc = new NoteDoc()
  if (snapshot) Y.applyUpdate(doc, snapshot)
  // one transaction for all updates, because each transaction that Yjs opens by itself costs more than the update in it
  doc.transact(() => updates.forEach(update => Y.applyUpdate(doc, update)))
  const update = Y.encodeStateAsUpdate(doc)
  const says = saidBy(doc)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, update)
  if (saidBy(copy) !== says) throw new Error("a snapshot does not say what its log says")
  return { update, says }
}

export const saidBy = (doc: Y.Doc): string => doc.getXmlFragment(noteRoot).toJSON()
