import type { Round } from "../../../fold/consensusState.ts"
import type { RecordRow } from "../../../fold/recordState.ts"
import type { State } from "../../../fold/state.ts"
import type { RevealedAnswer } from "../../../model/consensus/answer.ts"
import { type Instant, type Judgement, judgements } from "../../../model/terms.ts"

/** The day of an instant in UTC, in the form 2026-11-25. Review dates are compared by it (DOMAIN J2). */
export const utcDay = (at: Instant): string => new Date(at).toISOString().slice(0, 10)

/** The day of the record's next review; null if the record is not in force or no review is set. */
export const reviewOn = ({ state, review }: RecordRow): string | null =>
  state === "in_force" ? (review?.on ?? null) : null

/** Returns whether the day of the record's review has come and nobody has concluded the review (DOMAIN J2). */
export function isReviewDue(record: RecordRow, now: Instant): boolean {
  const on = reviewOn(record)
  return on !== null && on <= utcDay(now)
}

/** The reviews of a record that were not made void, oldest first. */
export const reviewsOf = ({ rounds }: Pick<State, "rounds">, { id }: Pick<RecordRow, "id">): Round[] =>
  Object.values(rounds)
    .filter(({ record, state }) => record === id && state !== "void")
    .toSorted((a, b) => a.openedAt - b.openedAt)

/** The review of this record that is open, or closed and not yet shown. */
export const runningReview = (state: Pick<State, "rounds">, record: Pick<RecordRow, "id">): Round | undefined =>
  reviewsOf(state, record).findLast(({ state: at }) => at === "open" || at === "closed")

/** The review whose answers are shown and which no moderator has concluded; null if there is none, or a newer one runs. */
export function reviewToConclude(state: Pick<State, "rounds">, record: RecordRow): Round | null {
  const last = reviewsOf(state, record).at(-1)
  const concluded = record.reviews?.some(({ round }) => round === last?.id) ?? false
  return record.state === "in_force" && last?.state === "revealed" && !concluded ? last : null
}

/** The number of answers of each kind in a review whose answers are shown. */
export function countJudgements(answers: readonly RevealedAnswer[]): Record<Judgement, number> {
  const count = (wanted: Judgement) =>
    answers.filter(({ answer }) => answer.kind === "review" && answer.judgement === wanted).length
  const [stands, amend, withdraw] = judgements
  return { [stands]: count(stands), [amend]: count(amend), [withdraw]: count(withdraw) }
}

/** The record that a review asks about; undefined for other rounds, and where the page does not hold the record. */
export const recordReviewed = ({ records }: Pick<State, "records">, { record }: Round): RecordRow | undefined =>
  record === undefined ? undefined : records[record]

/** The step of a record's review that waits for a moderator: to open a due one, or to conclude a shown one. */
export function reviewStep(state: Pick<State, "rounds">, record: RecordRow, now: Instant): "open" | "conclude" | null {
  if (record.state !== "in_force" || runningReview(state, record)) return null
  if (reviewToConclude(state, record)) return "conclude"
  return isReviewDue(record, now) ? "open" : null
}
