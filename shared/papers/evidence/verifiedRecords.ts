import type { Fields } from "../../record/verify/lines.ts"
import type { Verdict } from "../../record/verify/verdict.ts"
import { type Outside, type Tools, verify } from "../../record/verify.ts"
import { BundleRecords } from "./bundleRecords.ts"

export interface VerifiedRecords {
  verdict: Verdict
  isPublic: boolean
  records: BundleRecords
}

/**
 * Verifies a bundle and reads its records. Under a hash alone, it reads only the entries that the chain binds up to the
 * entry of the hash, because anybody can add others and sign them with another key. `progress` hears of each entry.
 */
export function verifiedRecords(
  bundle: Uint8Array,
  tools: Tools,
  outside: Outside = {},
  progress: (read: number, of: number) => void = () => {},
): VerifiedRecords {
  const lines: { line: Fields; seq: number; bound: boolean }[] = []
  let isPublic = false
  const verdict = verify(bundle, tools, outside, (line, { seq, of, audience, bound }) => {
    lines.push({ line, seq, bound })
    isPublic = audience === "gallery"
    progress(seq, of)
  })
  const upTo = verdict.ok && verdict.is === "anchored" ? verdict.anchored : null
  const records = new BundleRecords()
  for (const { line, seq, bound } of lines) if (upTo === null || (bound && seq <= upTo)) records.read(line)
  return { verdict, isPublic, records }
}
