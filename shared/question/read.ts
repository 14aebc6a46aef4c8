import type { SaidKey } from "../model/ids.ts"
import { rowIn } from "../rules/readings/rows.ts"
import { type SaidText, saying } from "../rules/said/said.ts"
import type { Question, QuestionTables } from "./state.ts"

export const findQuestion = ({ questions }: QuestionTables, id: string | null | undefined): Question | undefined =>
  rowIn(questions, id)

export const questionKey = (question: Question["id"], part: "text" | "answer"): SaidKey =>
  `question:${question}:${part}`

/** A question and its answer. Only the room reads a question before it is approved. */
export function saidInQuestion({ id, session, topic, by, at, text, state, answer }: Question): SaidText[] {
  const place = { session, ...(topic && { topic }) }
  const room = state === "asked" || state === "dismissed"
  return [
    ...saying(by, { ...place, key: questionKey(id, "text"), ...text, at, room }),
    ...(answer ? saying(answer.by, { ...place, key: questionKey(id, "answer"), ...answer.text, at: answer.at }) : []),
  ]
}
