import * as Y from "yjs"
import { readNote } from "../../../shared/document/readers.ts"
import { type ClientRun, clientRuns } from "../../../shared/document/versions/authors.ts"
import type { Moment } from "../../ports/documents/documentHistory.ts"
import { NoteDoc } from "../room/noteDoc.ts"

/**
 * The parts of which a version is built: a snapshot, and the updates after it in parts. In a part the updates stand one
 * behind the other in `bytes`. A few large arrays are sent to another thread in a fraction of the time of many small ones.
 */
export interface VersionBytes {
  snapshot: Uint8Array | null
  parts: readonly { lengths: Uint32Array; bytes: Uint8Array }[]
}

export interface BuiltVersion {
  blocks: Moment["blocks"]
  /** the writers of the characters of each block, by client id */
  runs: ClientRun[][]
  /** the whole note as a Yjs update (v2) */
  update: Uint8Array
}

/** Builds a note as it was. It takes a tenth of a second for a large note, so the server runs it in a worker thread. */
export function buildVersion({ snapshot, parts }: VersionBytes): BuiltVersion {
  const doc = new NoteDoc()
  if (snapshot) Y.applyUpdate(doc, snapshot)
  // one transaction for all updates, because each transaction that Yjs opens by itself costs more than the update in it
  doc.transact(() => {
    for (const { lengths, bytes } of parts) {
      let at = 0
      for (const length of lengths) Y.applyUpdate(doc, bytes.subarray(at, (at += length)))
    }
  })
  const note = readNote(doc)
  return {
    blocks: note.blocks.map(({ kind, lang, text, cell }) => ({ kind, lang, text, ...(cell && { cell }) })),
    runs: clientRuns(note),
    update: Y.encodeStateAsUpdateV2(doc),
  }
}
