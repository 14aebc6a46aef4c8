import type { Entry } from "../contract/events.ts"
import type { State } from "../fold/state.ts"
import { rowsWhere } from "./frame/tables.ts"

/** A part of a workspace: the whole, one session's part, or one topic's part. */
export type Slice = { kind: "workspace" } | { kind: "session"; session: string } | { kind: "topic"; topic: string }

/**
 * Returns whether an entry belongs to a slice. An entry that names no session belongs to every session's slice, and an
 * entry that names no topic to every topic's slice.
 */
export function inSlice(slice: Slice, entry: Entry): boolean {
  switch (slice.kind) {
    case "workspace":
      return true
    case "session":
      return !("session" in entry.body) || entry.body.session === slice.session
    case "topic":
      return !("topic" in entry.body) || entry.body.topic === slice.topic
  }
}

/** The slice of a folded state. `sliceOf(fold(all))` equals `fold(all.filter(inSlice))`. */
export function sliceOf(slice: Slice, state: State): State {
  switch (slice.kind) {
    case "workspace":
      return state
    case "session":
      return {
        ...state,
        sessions: rowsWhere(state.sessions, session => session.id === slice.session),
        questions: rowsWhere(state.questions, question => question.session === slice.session),
        readings: rowsWhere(state.readings, ({ session }) => session === undefined || session === slice.session),
        translations: rowsWhere(
          state.translations,
          ({ session }) => session === undefined || session === slice.session,
        ),
      }
    case "topic": {
      const here = (row: { topic: string }) => row.topic === slice.topic
      return {
        ...state,
        topics: rowsWhere(state.topics, topic => topic.id === slice.topic),
        threads: rowsWhere(state.threads, here),
        statements: rowsWhere(state.statements, here),
        rounds: rowsWhere(state.rounds, here),
        objections: rowsWhere(state.objections, here),
        records: rowsWhere(state.records, record => record.body.topic === slice.topic),
        questions: rowsWhere(state.questions, question => question.topic === slice.topic),
        actions: rowsWhere(state.actions, action => action.topic === slice.topic),
        proposals: rowsWhere(state.proposals, ({ topic }) => topic === undefined || topic === slice.topic),
        readings: rowsWhere(state.readings, ({ topic }) => topic === undefined || topic === slice.topic),
        translations: rowsWhere(state.translations, ({ topic }) => topic === undefined || topic === slice.topic),
      }
    }
  }
}
