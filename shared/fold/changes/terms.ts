import type { Entry, EventKind } from "../../contract/events.ts"
import type { Authentic, Rule } from "../../model/consensus/rule.ts"
import type { SideId } from "../../model/ids.ts"
import type { Attribution } from "../../model/terms.ts"
import type { Proposal, SettingChanged, State, TermsHistory } from "../state.ts"

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
  return now({ changed: { by, at, seq }, ...(!consentedChange(after, entry) && { anew: seq }) })
}

/**
 * Returns the proposal by which others confirmed a change of the terms: it was carried in the same commit, by the same
 * author. Of which kind the change was need not be known.
 */
export const consentedChange = (
  { proposals }: Pick<State, "proposals">,
  { kind, at, by }: Pick<Entry, "at" | "by"> & Partial<Pick<Entry, "kind">>,
): Proposal | undefined =>
  Object.values(proposals).find(
    ({ about, state, ended }) =>
      about.act === "terms" &&
      (kind === undefined || `${about.change.kind}-set` === kind) &&
      state === "carried" &&
      ended?.at === at &&
      ended.by === by,
  )

const changedBy = (kind: EventKind): SettingChanged["what"] | null => {
  if (kind === "title-set") return "title"
  if (kind === "sides-set") return "sides"
  return kind === "languages-set" ? "languages" : null
}

/** Returns a setting as JSON, so that two of them can be compared. */
function settingOf({ workspace, sides }: State, what: SettingChanged["what"]): string {
  const { title, languages, authentic } = workspace ?? {}
  return JSON.stringify({ title, sides, languages: { languages, authentic } }[what])
}

/**
 * Adds to the state after an entry that its author changed a title, the sides or the languages, unless others confirmed it:
 * then its proposal tells it.
 */
export function withChanges(before: State, after: State, entry: Entry): State {
  const what = changedBy(entry.kind)
  const { workspace } = after
  if (what === null || !workspace || consentedChange(after, entry)) return after
  if (settingOf(before, what) === settingOf(after, what)) return after
  const { by, at } = entry
  const others = workspace.changed?.filter(one => one.what !== what || one.by !== by) ?? []
  return { ...after, workspace: { ...workspace, changed: [...others, { what, by, at }] } }
}
