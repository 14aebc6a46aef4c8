import * as z from "zod"
import { SideId } from "../ids.ts"
import { Language } from "../texts.ts"

/** An exact fraction: numerator, then denominator. Code compares fractions by cross-multiplication, never as floats. */
export const Fraction = z.tuple([z.int().min(0).max(1000), z.int().min(1).max(1000)])
export type Fraction = z.infer<typeof Fraction>

/** The decision rule (DOMAIN L1–L4). When a round opens, it stores its own copy of the rule. */
export const Rule = z.object({
  /** q: the share of the electorate that must have answered. */
  quorum: Fraction,
  /** qSide: the share of each side's electors that must have answered. */
  sideQuorum: Fraction,
  /** T: the share of support that rough consensus needs. */
  support: Fraction,
  /** F: the share that the support of every side must exceed. */
  sideFloor: Fraction,
})
export type Rule = z.infer<typeof Rule>

export const presetRule: Rule = { quorum: [2, 3], sideQuorum: [1, 2], support: [3, 4], sideFloor: [1, 2] }

/**
 * An authentic language and the side whose panelists confirm texts in it. If `side` is null, any panelist may confirm
 * such texts.
 */
export const Authentic = z.object({ lang: Language, side: SideId.nullable() })
export type Authentic = z.infer<typeof Authentic>
