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
     * for a suggestion: the proposed words of the passage, "" to delete it; without a passage, a paragraph to be added
     */
    wording: Wording.nullable().default(null),
    why: Spoken.nullable().default(null),
    phrase: Phrase.nullable().default(null),
  }),
  /** the client has made the change as an edit of its own; the note is read, and has to say so */
  "accept-suggestion": z.object({ thread: ThreadId }),
  "decline-suggestion": z.object({ thread: ThreadId, reason: Spoken }),
  reply: z.object({ thread: ThreadId, entry: Spoken }),
  /** change one's own comment, for five minutes */
  "correct-comment": z.object({ thread: ThreadId, comment: EntryId, text: Spoken }),
  "withdraw-comment": z.object({ thread: ThreadId, comment: EntryId }),
  "resolve-thread": z.object({ thread: ThreadId }),
  "reopen-thread": z.object({ thread: ThreadId }),
}
