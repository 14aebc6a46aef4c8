import type { State } from "../../fold/state.ts"
import type { Fraction, Rule } from "../../model/consensus/rule.ts"
import type { StatementId } from "../../model/ids.ts"
import { reaches } from "./fraction.ts"

const higher = (a: Fraction, b: Fraction): Fraction => (reaches(...a, b) ? a : b)

/** The rule that takes each share from the stricter of two rules. */
export const stricter = (a: Rule, b: Rule): Rule => ({
  quorum: higher(a.quorum, b.quorum),
  sideQuorum: higher(a.sideQuorum, b.sideQuorum),
  support: higher(a.support, b.support),
  sideFloor: higher(a.sideFloor, b.sideFloor),
})

/**
 * The rule for a new round on a statement. A record in force can be superseded only under its own rule or a stricter
 * one (DOMAIN L8).
 */
export const ruleFor = ({ records }: State, now: Rule, statement: StatementId): Rule =>
  Object.values(records)
    .filter(({ state, body }) => state === "in_force" && body.statement === statement)
    .reduce((rule, { body }) => stricter(rule, body.rule), now)
