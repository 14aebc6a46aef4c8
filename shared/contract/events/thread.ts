import * as z from "zod"
import { Anchor } from "../../model/anchor.ts"
import { EntryId, StatementId, ThreadId, TopicId } from "../../model/ids.ts"
import { threadKinds } from "../../model/terms.ts"
import { Spoken } from "../../model/texts.ts"

/** Events of the discussion. What people wrote is personal: it is stored apart and can be erased. */
export const threadEvents = {
  "thread-opened": z.object({
    thread: ThreadId,
    entry: EntryId,
    topic: TopicId,
    statement: StatementId.nullable(),
    kind: z.enum(threadKinds),
    /** the passage; null for a thread on the topic or on a statement as a whole */
    anchor: Anchor.nullable(),
    personal: Spoken,
  }),
  "reply-added": z.object({ thread: ThreadId, entry: EntryId, topic: TopicId, personal: Spoken }),
  "thread-resolved": z.object({ thread: ThreadId, topic: TopicId }),
  "thread-reopened": z.object({ thread: ThreadId, topic: TopicId }),
}
