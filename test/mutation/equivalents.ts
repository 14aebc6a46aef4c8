import type { Mutant } from "./mutants.ts"

/** A mutant that changes nothing anybody could notice, and why. At most ten. */
export interface Equivalent extends Pick<Mutant, "file" | "operator"> {
  /** the source's line without its indent */
  text: string
  why: string
}

export const equivalents: readonly Equivalent[] = [
  {
    file: "server/commands/round/secret/voidSecretRounds.ts",
    operator: "?? is taken away",
    text: 'const reason = reasons[facts?.languages[0] ?? "en"]',
    why: "A workspace that is not open yet has no rounds, and the reason is read for each round alone.",
  },
]
