import * as z from "zod"
import { SideId } from "../ids.ts"
import { Language } from "../texts.ts"

/** An exact fraction; compared by cross-multiplication, never as a float. */
export const Fraction = z.tuple([z.int().min(0).max(1000), z.int().min(1).max(1000)])
export type Fraction = z.infer<typeof Fraction>

/** The decision rule (DOMAIN L1–L4); a round freezes its own copy when it opens. */
export const Rule = z.object({
  /** q: the share of the electorate that must have answered */
  quorum: Fraction,
  /** qSide: the same for each side */
  sideQuorum: Fraction,
  /** T: the support that rough consensus needs */
  support: Fraction,
  /** F: the support every side must exceed */
  sideFloor: Fraction,
})
export type Rule = z.infer<typeof Rule>

export const presetRule: Rule = { quorum: [2, 3], sideQuorum: [1, 2], support: [3, 4], sideFloor: [1, 2] }

/** An authentic language and the side whose panelists confirm it (null: any panelist). */
export const Authentic = z.object({ lang: Language, side: SideId.nullable() })
export type Authentic = z.infer<typeof Authentic>
