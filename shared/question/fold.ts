import type { Entry } from "../contract/events.ts"
import { patch, putRow } from "../fold/changes/change.ts"
import type { State } from "../fold/state.ts"
import type { Question } from "./state.ts"

export function foldQuestion(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "question-asked":
    case "question-approved":
      return asked(state, entry)
    case "question-dismissed":
      return changed(state, entry.body.question, { state: "dismissed" })
    case "question-answered": {
      const { question: id, by, text } = entry.body
      return changed(state, id, { state: "answered", answer: { by, text, at: entry.at } })
    }
    default:
      return state
  }
}

function asked(state: State, entry: Entry & { kind: "question-asked" | "question-approved" }): State {
  const { question: id, session, topic, member, personal } = entry.body
  const approved = entry.kind === "question-approved"
  const known = state.questions[id]
  const row: Question = {
    id,
    session,
    topic,
    by: member,
    at: known?.at ?? entry.at,
    text: personal,
    state: approved ? "approved" : "asked",
    answer: null,
  }
  return { ...state, questions: putRow(state.questions, id, row) }
}

const changed = (state: State, id: string, change: Partial<Question>): State => ({
  ...state,
  questions: patch(state.questions, id, change),
})
