import * as z from "zod"
import { Anchor, AnchorEnds } from "../../model/anchor.ts"
import { EntryId, StatementId, ThreadId, TopicId } from "../../model/ids.ts"
import { threadKinds } from "../../model/terms.ts"
import { erasedWords, Phrase, Spoken, Wording } from "../../model/texts.ts"

/** Events of the discussion. Their texts are personal: they are stored apart and can be erased. */
export const threadEvents = {
  "thread-opened": z.object({
    thread: ThreadId,
    entry: EntryId,
    topic: TopicId,
    statement: StatementId.nullable(),
    kind: z.enum(threadKinds),
    /** the passage; null for a thread on the topic or on a statement as a whole */
    anchor: Anchor.nullable(),
    /** `wording`: the words that a suggestion proposes for the passage */
    personal: Spoken.extend({ wording: Wording.nullable().default(null), phrase: Phrase.optional() }).default({
      ...erasedWords,
      wording: null,
    }),
  }),
  "reply-added": z.object({ thread: ThreadId, entry: EntryId, topic: TopicId, personal: Spoken.default(erasedWords) }),
  /** its author corrected it within five minutes; the earlier entry stays in the log */
  "comment-corrected": z.object({
    thread: ThreadId,
    entry: EntryId,
    topic: TopicId,
    personal: Spoken.default(erasedWords),
  }),
  /** its place in the thread stays, without its words */
  "comment-withdrawn": z.object({ thread: ThreadId, entry: EntryId, topic: TopicId }),
  "thread-resolved": z.object({ thread: ThreadId, topic: TopicId }),
  /** `passage`: the note's words when the server read it */
  "suggestion-accepted": z.object({ thread: ThreadId, topic: TopicId, passage: Wording }),
  "suggestion-declined": z.object({ thread: ThreadId, topic: TopicId, personal: Spoken.default(erasedWords) }),
  "thread-reopened": z.object({ thread: ThreadId, topic: TopicId }),
  /** a note began anew: where the passages of threads, statements and records are in this epoch */
  "anchors-set": z.object({
    topic: TopicId,
    epoch: z.number().int(),
    places: z.array(AnchorEnds.extend({ of: z.string() })),
  }),
}
