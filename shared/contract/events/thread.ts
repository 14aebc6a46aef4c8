import * as z from "zod"
import { Anchor, AnchorEnds } from "../../model/anchor.ts"
import { EntryId, StatementId, ThreadId, TopicId } from "../../model/ids.ts"
import { threadKinds } from "../../model/terms.ts"
import { erasedWords, Phrase, Spoken, Wording } from "../../model/texts.ts"

/** Events of discussions. Their texts are personal: they are stored separately and can be erased. */
export const threadEvents = {
  "thread-opened": z.object({
    thread: ThreadId,
    entry: EntryId,
    topic: TopicId,
    statement: StatementId.nullable(),
    kind: z.enum(threadKinds),
    /** The passage that is discussed; null if the thread is about the topic or about a whole statement. */
    anchor: Anchor.nullable(),
    /** `wording` is the text that a suggestion proposes for the passage. */
    personal: Spoken.extend({ wording: Wording.nullable().default(null), phrase: Phrase.optional() }).default({
      ...erasedWords,
      wording: null,
    }),
  }),
  "reply-added": z.object({ thread: ThreadId, entry: EntryId, topic: TopicId, personal: Spoken.default(erasedWords) }),
  /** The author corrected a comment within five minutes. The original entry stays in the log, and is sent without its words. */
  "comment-corrected": z.object({
    thread: ThreadId,
    entry: EntryId,
    topic: TopicId,
    personal: Spoken.default(erasedWords),
  }),
  /** The author withdrew a comment. Its place in the thread stays, but its text is no longer shown. */
  "comment-withdrawn": z.object({ thread: ThreadId, entry: EntryId, topic: TopicId }),
  "thread-resolved": z.object({ thread: ThreadId, topic: TopicId }),
  /** `passage` is the text of the passage when the server read the note. */
  "suggestion-accepted": z.object({ thread: ThreadId, topic: TopicId, passage: Wording }),
  "suggestion-declined": z.object({ thread: ThreadId, topic: TopicId, personal: Spoken.default(erasedWords) }),
  "thread-reopened": z.object({ thread: ThreadId, topic: TopicId }),
  /**
   * The note was rewritten in a new epoch. `places` holds the positions in that epoch of the passages of threads,
   * statements and records.
   */
  "anchors-set": z.object({
    topic: TopicId,
    epoch: z.number().int(),
    places: z.array(AnchorEnds.extend({ of: z.string() })),
  }),
}
