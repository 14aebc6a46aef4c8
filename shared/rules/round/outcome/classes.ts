import type { Round } from "../../../fold/consensusState.ts"
import type { SideId } from "../../../model/ids.ts"
import { reaches } from "../fraction.ts"
import type { Band, Statistics } from "./ratings.ts"

/** The class of a rated statement; RAND/UCLA says appropriate, uncertain, inappropriate (DOMAIN G5). */
export type RatingClass = "supported" | "uncertain" | "opposed"

/** A class with the rule that gave it. */
export interface Classed {
  is: RatingClass
  /** `median`: the median is 4 to 6, so the class does not depend on disagreement. */
  by: "median" | "classic" | "index"
  /** The class by the disagreement index if the classic rule gave `is` and the two differ; otherwise null. */
  other: RatingClass | null
}

/**
 * No class, because too few answered (DOMAIN G5): of `all` who were asked, or of a `side`, of whom also too few may have
 * been connected at the close. `side`, `answered` and `connected` are null of all, and where the reader may not learn
 * which side it was.
 */
export interface NoClass {
  is: null
  of: "all" | "side"
  side: SideId | null
  answered: number | null
  connected: number | null
  asked: number | null
}

const ofBand: Record<Band, RatingClass> = { low: "opposed", mid: "uncertain", high: "supported" }

/**
 * The class of a rating: uncertain if the median is 4 to 6 or if the scores disagree, otherwise by the median. The
 * classic rule decides on disagreement where it is defined for the number of scores, otherwise the index.
 */
export function classOf({
  band,
  classic,
  disagreement,
}: Pick<Statistics, "band" | "classic" | "disagreement">): Classed {
  if (band === "mid") return { is: "uncertain", by: "median", other: null }
  const given = (disagrees: boolean): RatingClass => (disagrees ? "uncertain" : ofBand[band])
  const byIndex = given(disagreement)
  if (classic === null) return { is: byIndex, by: "index", other: null }
  const is = given(classic)
  return { is, by: "classic", other: is === byIndex ? null : byIndex }
}

/** The part of a round that gives its rating a class, besides its scores. */
type Turnout = Pick<Round, "needsQuorum" | "fewSides" | "answered" | "electorate" | "rule">

/** The class of a shown rating; none where its quorum was not reached, in all or on a side (DOMAIN G5). */
export const classIn = (round: Turnout, figures: Parameters<typeof classOf>[0]): Classed | NoClass =>
  tooFew(round) ?? classOf(figures)

function tooFew({ needsQuorum, fewSides, answered, electorate, rule }: Turnout): NoClass | null {
  if (!needsQuorum) return null
  const nothing = { is: null, side: null, answered: null, connected: null, asked: null } as const
  if (!reaches(answered ?? 0, electorate.length, rule.quorum)) return { ...nothing, of: "all" }
  if (!fewSides) return null
  const [few] = fewSides
  const asked = electorate.filter(({ side }) => side === few?.side).length
  return few ? { is: null, of: "side", ...few, asked } : { ...nothing, of: "side" }
}
