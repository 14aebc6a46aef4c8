import { adoptedWords, type BoundEntry } from "../../shared/minutes/adoptedWords.ts"
import { canonical, personalCommitment, type Sha256 } from "../../shared/record/chain.ts"
import { isFields } from "../../shared/record/verify/lines.ts"

/**
 * The number of an entry that adopted minutes. `same` says whether the minutes, computed again from the bundle, have
 * the hashes that were adopted.
 */
export interface AdoptedWordsRead {
  entry: number
  same: boolean
}

/**
 * Computes the hashes of all adopted minutes again from the entries of a verified bundle. Returns an empty list unless
 * the bundle shows every entry.
 */
export function readAdoptedWords(bytes: Uint8Array, sha256: Sha256): AdoptedWordsRead[] {
  const lines = new TextDecoder().decode(bytes).split("\n")
  const rows: BoundEntry[] = []
  for (const line of lines.slice(1, -4)) {
    const row = boundIn(JSON.parse(line), sha256)
    if (!row) return []
    rows.push(row)
  }
  const hash = (value: unknown) => sha256(canonical(value))
  return rows.flatMap(({ seq, kind, body }) => {
    if (kind !== "minutes-adopted" || !isFields(body) || !isFields(body["words"])) return []
    const now = adoptedWords(rows, String(body["session"]), hash)
    return [{ entry: seq, same: now !== null && canonical(now) === canonical(body["words"]) }]
  })
}

function boundIn(line: unknown, sha256: Sha256): BoundEntry | null {
  if (!isFields(line) || !("salt" in line)) return null
  const { seq, kind, at, by, body, personal } = line
  if (typeof seq !== "number" || typeof kind !== "string" || typeof at !== "number") return null
  const author = typeof by === "string" ? by : null
  return { seq, kind, at, by: author, body, personal: boundBy(personal, sha256) }
}

function boundBy(personal: unknown, sha256: Sha256): string | null {
  if (!isFields(personal)) return null
  const { commitment, salt, value } = personal
  return typeof commitment === "string" ? commitment : personalCommitment(sha256, String(salt), value)
}
