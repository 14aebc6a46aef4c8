import * as z from "zod"
import { Anchor } from "../../model/anchor.ts"
import { StatementId, ThreadId, TopicId } from "../../model/ids.ts"
import { Spoken } from "../../model/texts.ts"

export const threadCommands = {
  "open-thread": z.object({
    topic: TopicId,
    statement: StatementId.nullable().default(null),
    kind: z.enum(["comment", "question", "suggestion"]).default("comment"),
    anchor: Anchor.nullable().default(null),
    entry: Spoken,
  }),
  reply: z.object({ thread: ThreadId, entry: Spoken }),
  "resolve-thread": z.object({ thread: ThreadId }),
  "reopen-thread": z.object({ thread: ThreadId }),
}
