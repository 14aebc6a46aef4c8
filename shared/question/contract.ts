import * as z from "zod"
import { MemberId, RowId, SessionId, TopicId } from "../model/ids.ts"
import { erasedWords, Spoken } from "../model/texts.ts"

const question = z.object({ question: RowId })

/** The commands of observers' questions. */
export const questionCommands = {
  "ask-question": z.object({ session: SessionId, topic: TopicId.nullable().default(null), text: Spoken }),
  "approve-question": question,
  "dismiss-question": question,
  "answer-question": question.extend({ text: Spoken }),
}

/** The events of observers' questions. */
export const questionEvents = {
  /** An observer asked a question. Only the room gets this entry, until the question is approved. */
  "question-asked": z.object({
    question: z.string(),
    session: SessionId,
    topic: TopicId.nullable(),
    member: MemberId.nullable(),
    personal: Spoken.default(erasedWords),
  }),
  /**
   * A moderator or the secretary approved a question. The entry repeats the question's text, because the server did not
   * send `question-asked` to the gallery.
   */
  "question-approved": z.object({
    question: z.string(),
    session: SessionId,
    topic: TopicId.nullable(),
    member: MemberId.nullable(),
    personal: Spoken.default(erasedWords),
  }),
  "question-dismissed": z.object({ question: z.string(), session: SessionId }),
  "question-answered": z.object({ question: z.string(), session: SessionId, by: MemberId.nullable(), text: Spoken }),
}
