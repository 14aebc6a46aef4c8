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
