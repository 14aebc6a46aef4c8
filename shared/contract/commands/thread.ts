import * as z from "zod"
import { Anchor } from "../../model/anchor.ts"
import { EntryId, StatementId, ThreadId, TopicId } from "../../model/ids.ts"
import { Phrase, Spoken, Wording } from "../../model/texts.ts"

export const threadCommands = {
  "open-thread": z.object({
    topic: TopicId,
    statement: StatementId.nullable().default(null),
    kind: z.enum(["comment", "question", "suggestion"]).default("comment"),
    anchor: Anchor.nullable().default(null),
    entry: Spoken,
    /**
     * The wording that a suggestion proposes for the passage; "" deletes the passage. If the suggestion has no passage,
     * the wording is a paragraph to add.
     */
    wording: Wording.nullable().default(null),
    why: Spoken.nullable().default(null),
    phrase: Phrase.nullable().default(null),
  }),
  /**
   * Accepts a suggestion that the client has already written into the note. The server reads the note to verify the
   * change.
   */
  "accept-suggestion": z.object({ thread: ThreadId }),
  "decline-suggestion": z.object({ thread: ThreadId, reason: Spoken }),
  reply: z.object({ thread: ThreadId, entry: Spoken }),
  /** Corrects a comment of the sender within five minutes. */
  "correct-comment": z.object({ thread: ThreadId, comment: EntryId, text: Spoken }),
  "withdraw-comment": z.object({ thread: ThreadId, comment: EntryId }),
  "resolve-thread": z.object({ thread: ThreadId }),
  "reopen-thread": z.object({ thread: ThreadId }),
}
