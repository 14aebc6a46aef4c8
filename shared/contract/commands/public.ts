import * as z from "zod"
import { MemberId, SessionId, TopicId } from "../../model/ids.ts"
import { Spoken, Texts } from "../../model/texts.ts"
import { WordsRead } from "./proposal.ts"

const question = z.object({ question: z.string().max(64) })
const session = z.object({ session: SessionId })

export const publicCommands = {
  "ask-question": session.extend({ topic: TopicId.nullable().default(null), text: Spoken }),
  "approve-question": question,
  "dismiss-question": question,
  "answer-question": question.extend({ text: Spoken }),
  "add-action": z.object({
    topic: TopicId.nullable().default(null),
    owners: z.array(MemberId).min(1).max(10),
    text: Texts,
    due: z.iso.date().nullable().default(null),
  }),
  "finish-action": z.object({ action: z.string().max(64) }),
  /** no day at all where everyone has read them at the table */
  "send-minutes": session.extend({ days: z.int().min(0).max(30).default(5) }),
  "propose-correction": session.extend({ text: Spoken }),
  "decide-correction": z.object({ correction: z.string().max(64), accepted: z.boolean() }),
  /**
   * A sentence of the draft reads otherwise; once the minutes were sent only where a correction asks for it, which is
   * accepted with it.
   */
  "amend-minutes": session.extend({
    place: z.string().min(1).max(200),
    texts: Texts,
    correction: z.string().max(64).nullable().default(null),
  }),
  /** proposes these words; a member who adopts them alone says why */
  "adopt-minutes": session.extend({ reason: z.string().trim().max(4_000).default(""), words: WordsRead.optional() }),
  /** once, before their adoption */
  "extend-minutes": session.extend({ days: z.int().min(1).max(30).default(5) }),
  /** `said`: with the scribe's text, in which everyone's words stand under their names */
  "publish-minutes": session.extend({ said: z.boolean().default(true) }),
  "write-summary": session.extend({ text: Texts }),
  /** until when the outcome paper is not for the press; null: no longer */
  "set-embargo": session.extend({ until: z.int().positive().nullable() }),
}
