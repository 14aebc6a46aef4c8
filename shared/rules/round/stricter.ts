import type { Fraction, Rule } from "../../model/rule.ts"
import { reaches } from "./fraction.ts"

const higher = (a: Fraction, b: Fraction): Fraction => (reaches(...a, b) ? a : b)

/** The rule that asks of a panel what either of the two asks. */
export const stricter = (a: Rule, b: Rule): Rule => ({
  quorum: higher(a.quorum, b.quorum),
  sideQuorum: higher(a.sideQuorum, b.sideQuorum),
  support: higher(a.support, b.support),
  sideFloor: higher(a.sideFloor, b.sideFloor),
})
