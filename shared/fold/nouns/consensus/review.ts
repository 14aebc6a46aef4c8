import type { Entry } from "../../../contract/events.ts"
import { patch } from "../../changes/change.ts"
import type { State } from "../../state.ts"

/**
 * Folds what is entered beside a record after its declaration: review dates, conclusions of reviews and progress notes.
 * The record's body and state stay as they are.
 */
export function foldReview(state: State, entry: Entry): State {
  const { by, at } = entry
  switch (entry.kind) {
    case "review-date-set":
      return { ...state, records: patch(state.records, entry.body.record, { review: { on: entry.body.on, by, at } }) }
    case "review-due": {
      const { record, on } = entry.body
      const records = patch(state.records, record, ({ review }) =>
        review?.on === on ? { review: { ...review, noted: true as const } } : {},
      )
      return { ...state, records }
    }
    case "review-concluded": {
      const { record, round, outcome, next, reason, reasonLang } = entry.body
      const concluded = { outcome, round, next, reason, ...(reasonLang && { reasonLang }), by, at, seq: entry.seq }
      const records = patch(state.records, record, ({ reviews = [] }) => ({
        review: { on: next, by, at },
        reviews: [...reviews, concluded],
      }))
      return { ...state, records }
    }
    case "progress-members-named": {
      const { record, members } = entry.body
      return { ...state, records: patch(state.records, record, { progressBy: { members, by, at } }) }
    }
    case "progress-noted": {
      const { record, note: id, member, state: at_, personal: text } = entry.body
      const added = { id, by: member, at, state: at_, text }
      return {
        ...state,
        records: patch(state.records, record, ({ progress = [] }) => ({ progress: [...progress, added] })),
      }
    }
    default:
      return state
  }
}
