import type { MemberId, SessionId, TopicId } from "../model/ids.ts"
import type { Instant } from "../model/terms.ts"
import type { Spoken } from "../model/texts.ts"

export interface Question {
  id: string
  session: SessionId
  topic: TopicId | null
  by: MemberId | null
  at: Instant
  text: Spoken
  state: "asked" | "approved" | "dismissed" | "answered"
  answer: { by: MemberId | null; text: Spoken; at: Instant } | null
}

/** The table of questions in a panel's state. */
export interface QuestionTables {
  questions: Record<string, Question>
}
