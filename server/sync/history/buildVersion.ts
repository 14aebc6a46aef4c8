import * as Y from "yjs"
import { readNote } from "../../../shared/document/readers.ts"
import { versionBlocks } from "../../../shared/document/versions/versionBlocks.ts"
import type { VersionBuilt } from "../../ports/documents/versions.ts"
import { NoteDoc } from "../room/noteDoc.ts"

/**
 * The parts of which a version is built: a snapshot, and the updates after it in parts. In a part the updates stand one
 * behind the other in `bytes`. A few large arrays are sent to another thread in a fraction of the time of many small ones.
 */
export interface VersionBytes {
  snapshot: Uint8Array | null
  parts: readonly { lengths: Uint32Array; bytes: Uint8Array }[]
}

/** Builds a note as it was. It takes a tenth of a second for a large note, so the server runs it in a worker thread. */
export function buildVersion({ snapshot, parts }: VersionBytes): VersionBuilt {
  const doc = new NoteDoc()
  if (snapshot) Y.applyUpdate(doc, snapshot)
  // one transaction for all updates, because each transaction that Yjs opens by itself costs more than the update in it
  doc.transact(() => {
    for (const { lengths, bytes } of parts) {
      let at = 0
      for (const length of lengths) Y.applyUpdate(doc, bytes.subarray(at, (at += length)))
    }
  })
  return { ...versionBlocks(readNote(doc)), update: Y.encodeStateAsUpdateV2(doc) }
}
