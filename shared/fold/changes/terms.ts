import type { Entry, EventKind } from "../../contract/events.ts"
import type { Authentic, Rule } from "../../model/consensus/rule.ts"
import type { SideId } from "../../model/ids.ts"
import type { Attribution } from "../../model/terms.ts"
import type { State, TermsHistory } from "../state.ts"

/** The settings of a panel that bind everybody, to which each side agrees (DOMAIN TP1). */
export interface Terms {
  sides: SideId[]
  rule: Rule
  authentic: Authentic[]
  attribution: Attribution
  /** The hash of the privacy notice, if it binds. */
  privacy: string | null
}

/** Returns the terms in one order, so that equal terms have equal JSON. */
export function termsOf({ workspace, sides }: Pick<State, "workspace" | "sides">): Terms | null {
  if (!workspace) return null
  const { rule, authentic, attribution, privacy } = workspace
  const { quorum, sideQuorum, support, sideFloor } = rule
  return {
    sides: sides.map(({ id }) => id).toSorted(),
    rule: { quorum, sideQuorum, support, sideFloor },
    authentic: authentic.map(({ lang, side }) => ({ lang, side })).toSorted((a, b) => (a.lang < b.lang ? -1 : 1)),
    attribution,
    privacy: privacy?.blocks ? privacy.hash : null,
  }
}

export const sameTerms = (a: Terms | null, b: Terms | null): boolean => JSON.stringify(a) === JSON.stringify(b)

const changing: ReadonlySet<EventKind> = new Set<EventKind>([
  "rule-set",
  "sides-set",
  "languages-set",
  "attribution-set",
  "privacy-set",
])

/**
 * Adds to the state after an entry what the entry did to the terms. A change that others confirmed lets every agreement
 * stand; any other change ends them.
 */
export function withTerms(before: State, after: State, entry: Entry): State {
  const { kind, by, at, seq } = entry
  const { workspace } = after
  if (!workspace) return after
  const { terms = { changed: null, anew: 0, agreed: {} } } = workspace
  const now = (next: Partial<TermsHistory>): State => ({
    ...after,
    workspace: { ...workspace, terms: { ...terms, ...next } },
  })
  if (kind === "terms-agreed") {
    const { side, member } = entry.body
    return now({ agreed: { ...terms.agreed, [side]: { by: member, at, seq } } })
  }
  if (!changing.has(kind) || sameTerms(termsOf(before), termsOf(after))) return after
  const consented = Object.values(after.proposals).some(
    ({ about, state, ended }) => about.act === "terms" && state === "carried" && ended?.at === at && ended.by === by,
  )
  return now({ changed: { by, at, seq }, ...(!consented && { anew: seq }) })
}
