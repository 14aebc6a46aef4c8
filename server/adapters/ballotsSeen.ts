import { hash } from "node:crypto"
import type { Ballot } from "../ports/ballots.ts"

/** Stands for exactly these cast ballots, in whatever order they are given. */
export function ballotsSeen(cast: readonly Ballot[]): string {
  const lines = cast.map(({ tokenHash, value }) => `${tokenHash} ${hash("sha256", value)}`)
  return hash("sha256", lines.sort().join("\n"))
}
