import type { Paper } from "../paper.ts"
import { paperSay } from "./words.ts"

/** The line at the foot of a file by which its reader finds the page that verifies bundles. */
export interface VerifyingLine {
  text: string
  address: string
}

/**
 * Returns the line that leads to the verifier of the server from which a file comes. Null for a file without a
 * fingerprint, which nobody could give to the verifier.
 */
export function verifyingLine({ lang, meta }: Pick<Paper, "lang" | "meta">): VerifyingLine | null {
  const [origin] = /^https?:\/\/[^/]+/.exec(meta.address) ?? []
  if (meta.hash === null || origin === undefined) return null
  return { text: paperSay(lang)("evidence.verify"), address: `${origin}/verify` }
}
