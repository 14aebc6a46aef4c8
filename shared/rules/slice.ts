import type { Entry } from "../contract/events.ts"
import type { State } from "../fold/state.ts"

/** The part of a workspace that a page holds: all of it, one session's, or one topic's. */
export type Slice = { of: "workspace" } | { of: "session"; session: string } | { of: "topic"; topic: string }

/** Whether an entry belongs to a slice: it names nothing of the slice's kind, or just what the slice is of. */
export function inSlice(slice: Slice, entry: Entry): boolean {
  switch (slice.of) {
    case "workspace":
      return true
    case "session":
      return !("session" in entry.body) || entry.body.session === slice.session
    case "topic":
      return !("topic" in entry.body) || entry.body.topic === slice.topic
  }
}

const only = <K extends string, V>(table: Record<K, V>, keep: (row: V) => boolean): Record<K, V> => {
  const kept = { ...table }
  for (const id in kept) if (!keep(kept[id])) delete kept[id]
  return kept
}

/** The same part of a folded state: `sliceOf(fold(all))` equals `fold(all.filter(inSlice))`. */
export function sliceOf(slice: Slice, state: State): State {
  switch (slice.of) {
    case "workspace":
      return state
    case "session":
      return {
        ...state,
        sessions: only(state.sessions, session => session.id === slice.session),
        questions: only(state.questions, question => question.session === slice.session),
        readings: only(state.readings, ({ session }) => session === undefined || session === slice.session),
      }
    case "topic": {
      const here = (row: { topic: string }) => row.topic === slice.topic
      return {
        ...state,
        topics: only(state.topics, topic => topic.id === slice.topic),
        threads: only(state.threads, here),
        statements: only(state.statements, here),
        rounds: only(state.rounds, here),
        objections: only(state.objections, here),
        records: only(state.records, record => record.body.topic === slice.topic),
        questions: only(state.questions, question => question.topic === slice.topic),
        actions: only(state.actions, action => action.topic === slice.topic),
        proposals: only(state.proposals, ({ topic }) => topic === undefined || topic === slice.topic),
        readings: only(state.readings, ({ topic }) => topic === undefined || topic === slice.topic),
      }
    }
  }
}
