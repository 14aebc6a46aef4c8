import type { RefusalCode } from "../../contract/refusals.ts"
import type { Rule } from "../../model/consensus/rule.ts"
import { compareShare, isShare } from "./fraction.ts"

/** A share of a rule that makes no sense, and the refusal that says why. */
export interface ShareAmiss {
  share: keyof Rule
  code: RefusalCode
}

/** The shares of a rule, in the order in which the form shows them. */
export const sharesOfRule: readonly (keyof Rule)[] = ["quorum", "sideQuorum", "support", "sideFloor"]

/**
 * The first share of a rule that makes no sense; null if all make sense. Under an accepted rule, a round in which
 * everybody disagrees reaches no level, and a round in which everybody agrees reaches unanimity. The schema of events
 * accepts any share, because logs that earlier versions of Plenary wrote may hold other rules.
 */
export function ruleAmiss(rule: Rule): ShareAmiss | null {
  for (const share of sharesOfRule) {
    const code = isShare(rule[share]) ? amiss[share](rule) : "share-over-whole"
    if (code) return { share, code }
  }
  return null
}

const amiss: Record<keyof Rule, (rule: Rule) => RefusalCode | null> = {
  quorum: ({ quorum }) => (quorum[0] === 0 ? "quorum-zero" : null),
  sideQuorum: ({ sideQuorum }) => (sideQuorum[0] === 0 ? "side-quorum-zero" : null),
  support: ({ support }) => (compareShare(1, 2, support) > 0 ? "support-below-half" : null),
  // A side must exceed its floor, and no side can exceed the whole.
  sideFloor: ({ sideFloor: [over, under] }) => (over === under ? "side-floor-whole" : null),
}
