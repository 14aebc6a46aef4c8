import * as z from "zod"
import { MemberId, RecordId, RowId, SessionId, TopicId } from "../../model/ids.ts"
import { reasonLang, Spoken, Texts } from "../../model/texts.ts"
import { limits } from "../limits.ts"
import { WordsRead } from "./proposal.ts"

const session = z.object({ session: SessionId })

export const publicCommands = {
  "add-action": z.object({
    topic: TopicId.nullable().default(null),
    owners: z.array(MemberId).min(1).max(10),
    text: Texts,
    due: z.iso.date().nullable().default(null),
    /** The record that the action carries out. The action then belongs to the record's topic. */
    record: RecordId.optional(),
  }),
  "finish-action": z.object({ action: RowId }),
  /** Sends the minutes out for comments. `days` is 0 if everyone has read them in the session. */
  "send-minutes": session.extend({ days: z.int().min(0).max(30).default(5) }),
  /** Takes back that minutes were sent, while nobody has answered to it and their time for comments runs. */
  "recall-minutes": session,
  "propose-correction": session.extend({ text: Spoken }),
  /** `reason`: why the correction is declined, which its author and everybody who adopts the minutes read. */
  "decide-correction": z.object({
    correction: RowId,
    accepted: z.boolean(),
    reason: z.string().trim().max(4_000).default(""),
    reasonLang,
  }),
  /** Insists on the sender's own correction, which was declined with a reason. `text`: why. */
  "insist-correction": z.object({ correction: RowId, text: Spoken }),
  /**
   * Replaces a sentence of the minutes. After the minutes were sent, `correction` is required. The command then also
   * accepts that correction.
   */
  "amend-minutes": session.extend({
    place: z.string().min(1).max(200),
    texts: Texts,
    correction: RowId.nullable().default(null),
  }),
  /** Proposes to adopt the minutes whose hashes are `words`. A member who may adopt them alone has to give a reason. */
  "adopt-minutes": session.extend({
    reason: z.string().trim().max(4_000).default(""),
    reasonLang,
    words: WordsRead.optional(),
  }),
  /** Extends the time for comments on the minutes by `days`. It can be extended once, before the adoption. */
  "extend-minutes": session.extend({ days: z.int().min(1).max(30).default(5) }),
  /**
   * `said`: whether the public may also read the scribe text, which prints the discussion. If false, only the room may
   * read the scribe text. `reason`: required of a chair who acts alone, once somebody contributed.
   */
  "publish-minutes": session.extend({
    said: z.boolean().default(true),
    reason: z.string().trim().max(4_000).default(""),
    reasonLang,
  }),
  "write-summary": session.extend({ text: Texts }),
  /** Sets the end of the embargo, until which readers without a seat read nothing; null ends the embargo. */
  "set-embargo": session.extend({
    until: z.int().positive().nullable(),
    reason: z.string().trim().max(4_000).default(""),
    reasonLang,
  }),
  /**
   * Makes a link by which the press reads under the embargo. The receipt contains the link's token, and the server
   * stores only its hash. `days` is how long the link is valid.
   */
  "make-press-link": session.extend({
    name: z.string().trim().min(1).max(limits.name),
    days: z.int().min(1).max(90).default(7),
  }),
  "revoke-press-link": session.extend({ press: RowId }),
}
