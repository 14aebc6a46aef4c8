import type { Round } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { Answer, RatedReason, ReasonGroup, RevealedAnswer } from "../../model/consensus/answer.ts"
import { languages, type ReasonRule } from "../../model/terms.ts"
import { withoutTexts } from "./electorate/nameless.ts"
import { ratingBefore } from "./outcome/movement.ts"
import { type Middle, middleOf, scoresOf } from "./outcome/ratings.ts"

/** The rule of a panel that has not set a rule: low scores need a reason. */
export const presetReasonRule: ReasonRule = "low"

/** The rule for the next rating of a panel, unless its opening says otherwise. */
export const reasonRuleOf = ({ workspace }: Pick<State, "workspace">): ReasonRule =>
  workspace?.reasonsFor ?? presetReasonRule

/**
 * Whether a rule requires a reason for a score (DOMAIN W2). `last` is the middle range of the statement's last result;
 * null if there is none.
 */
export function requiresReason(rule: ReasonRule, score: number | null, last: Middle | null): boolean {
  if (score === null) return false
  switch (rule) {
    case "none":
      return false
    case "low":
      return score <= 3
    case "ends":
      return score <= 3 || score >= 7
    case "outside":
      return last !== null && (score < last.p30 || score > last.p70)
  }
}

/**
 * The previous rating, if each author may see their own earlier score next to this one: in a secret rating, no answer
 * is linked to its author (DOMAIN W7).
 */
export function ownRatingBefore(state: State, round: Round): Round | null {
  if (round.kind !== "rating" || round.anonymity === "secret") return null
  const before = ratingBefore(state, round)
  return before && before.anonymity !== "secret" ? before : null
}

/** The middle range of the result before this rating; null if no result of the statement shows scores. */
export function lastMiddle(state: State, round: Round): Middle | null {
  const before = ratingBefore(state, round)
  return before && middleOf(scoresOf(before.answers ?? []))
}

/** Whether an answer lacks a reason that its round requires. */
export function lacksReason(state: State, round: Round, answer: Answer): boolean {
  if (answer.kind !== "rating" || round.reasonsFor === undefined || (answer.reason ?? "") !== "") return false
  return requiresReason(round.reasonsFor, answer.score, lastMiddle(state, round))
}

/**
 * Whether a rating has a reason that its round does not take: a round of an earlier version takes none, and *outside my
 * field* has none.
 */
export const hasUnaskedReason = (round: Pick<Round, "reasonsFor">, answer: Answer): boolean =>
  answer.kind === "rating" && (answer.reason ?? "") !== "" && (round.reasonsFor === undefined || answer.score === null)

/**
 * Removes the reason from a rating, and the second texts from every answer. Results publish reasons apart from answers
 * (DOMAIN W4), and second texts as translations (V13).
 */
export const withoutReason = (answer: Answer): Answer =>
  answer.kind === "rating" ? { kind: "rating", score: answer.score } : withoutTexts(answer)

/** The reasons for the scores, sorted by score and wording only. The time and the order of the answers do not count. */
export const reasonsFrom = (answers: readonly Pick<RevealedAnswer, "answer" | "member">[]): RatedReason[] =>
  answers
    .flatMap(({ answer, member }) =>
      answer.kind === "rating" && answer.score !== null && answer.reason
        ? [{ score: answer.score, reason: answer.reason, lang: answer.lang ?? "en", member }]
        : [],
    )
    .toSorted(byScoreAndWording)

/** Compares by code unit, because locales could sort differently on two machines. */
function byScoreAndWording(a: RatedReason, b: RatedReason): number {
  const order = (one: RatedReason) => [one.reason, String(languages.indexOf(one.lang)), one.member ?? ""]
  const [one, other] = [order(a), order(b)]
  const at = one.findIndex((word, i) => word !== other[i])
  return a.score - b.score || (at < 0 ? 0 : (one[at] ?? "") < (other[at] ?? "") ? -1 : 1)
}

/** Whether the groups fit a list of `n` reasons: each place is in the list, and no place is in two groups. */
export function groupsFit(groups: readonly ReasonGroup[], n: number): boolean {
  const places = groups.flatMap(({ reasons }) => reasons)
  return places.every(place => place < n) && new Set(places).size === places.length
}

/** A reason with its place in the list of the result. */
export type PlacedReason = RatedReason & { place: number }

/** The reasons of a result in the groups of the secretary, and those that are in no group. */
export interface GroupedReasons {
  groups: { title: ReasonGroup["title"]; reasons: PlacedReason[] }[]
  others: PlacedReason[]
}

export const placed = ({ reasons = [] }: Pick<Round, "reasons">): PlacedReason[] =>
  reasons.map((one, place) => ({ ...one, place }))

export function groupedReasons(round: Pick<Round, "reasons" | "grouped">): GroupedReasons {
  const all = placed(round)
  const groups = (round.grouped?.groups ?? []).map(({ title, reasons }) => ({
    title,
    reasons: all.filter(({ place }) => reasons.includes(place)),
  }))
  const taken = new Set(groups.flatMap(({ reasons }) => reasons.map(({ place }) => place)))
  return { groups, others: all.filter(({ place }) => !taken.has(place)) }
}
