import { promisify } from "node:util"
import { gzip } from "node:zlib"
import type { DocumentState } from "../../../ports/documents/documents.ts"

const zip = promisify(gzip)

/**
 * Makes the answer to GET /state. It is compressed once for all pages that fetch the same state, in a thread of the
 * pool.
 */
export function stateOf({ epoch, seq }: { epoch: number; seq: number }, update: Uint8Array): DocumentState {
  let zipped: Promise<Uint8Array> | null = null
  return { epoch, seq, update, zipped: () => (zipped ??= zip(update)) }
}
