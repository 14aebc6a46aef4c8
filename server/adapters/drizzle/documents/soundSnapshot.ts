import { hash } from "node:crypto"
import type { StoredUpdate } from "../../../ports/documents/documentLog.ts"
import type { SnapshotKind } from "../schema/documents.ts"
import { runStatement, type Steps } from "../statement.ts"
import { applyDifference, readDifference, unpackSnapshot } from "./sealed/snapshotForms.ts"
import { snapshotBetween } from "./sealed/snapshotStatements.ts"

/** Reads the newest snapshot after `after` and up to `upTo` whose bytes match their SHA-256. Null if there is none. */
export function* newestSound(doc: number, after: number, upTo: number): Steps<StoredUpdate | null> {
  for (let at = upTo; ; ) {
    const [newest] = yield* runStatement(snapshotBetween, { doc, after, upTo: at })
    if (newest === undefined) return null
    const sound = yield* soundSnapshot(doc, newest)
    if (sound) return sound
    at = newest.seq - 1
  }
}

interface Row {
  seq: number
  kind: SnapshotKind
  bin: Uint8Array
  sha256: string
}

/**
 * Returns a stored snapshot in encoding v1. Null if its bytes do not match their SHA-256, or if it is stored as the
 * difference from a damaged snapshot.
 */
export function* soundSnapshot(doc: number, { seq, kind, bin, sha256 }: Row): Steps<StoredUpdate | null> {
  if (hash("sha256", bin) !== sha256) return null
  if (kind !== "difference") return { seq, update: unpackSnapshot[kind](bin) }
  const difference = readDifference(bin)
  const [row] = yield* runStatement(snapshotBetween, { doc, after: difference.base - 1, upTo: difference.base })
  const base = row ? yield* soundSnapshot(doc, row) : null
  const update = base && applyDifference(difference, base.update)
  return update && { seq, update }
}
