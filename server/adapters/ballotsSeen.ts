import { hash } from "node:crypto"
import type { Ballot } from "../ports/database/ballots.ts"

/** A digest of exactly these cast ballots. Their order does not change the digest. */
export function ballotsSeen(cast: readonly Ballot[]): string {
  const lines = cast.map(({ tokenHash, value }) => `${tokenHash} ${hash("sha256", value)}`)
  return hash("sha256", lines.sort().join("\n"))
}
