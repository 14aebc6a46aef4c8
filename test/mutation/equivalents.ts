import type { Mutant } from "./mutants.ts"

/** A mutant that changes nothing anybody could notice, and why. At most ten. */
export interface Equivalent extends Pick<Mutant, "file" | "operator"> {
  /** the source's line without its indent */
  text: string
  why: string
}

export const equivalents: readonly Equivalent[] = []
