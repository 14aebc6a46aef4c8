import type { StatementId } from "../../../shared/model/ids.ts"
import { ThreadId } from "../../../shared/model/ids.ts"
import { type DemoPanel, statementIn } from "../room.ts"
import { demoRoster, type Person } from "../texts/roster.ts"
import type { Said } from "../texts/wording.ts"

export interface Discussion {
  kind?: "comment" | "question" | "suggestion"
  /**
   * the passage that the thread is anchored to: `quote`, in the paragraph with the text `within`. Absent for a thread
   * on the whole statement.
   */
  on?: { within: string; quote: string }
  /** the text that a suggestion would put in the place of the quote */
  wording?: string
  said: readonly Said[]
  resolvedBy?: Person
}

/** Opens a thread and adds its replies, each in its author's own language. */
export async function discuss(
  room: DemoPanel,
  statement: StatementId,
  { kind = "comment", on, wording, said: [first, ...replies], resolvedBy }: Discussion,
): Promise<void> {
  if (!first) return
  const { topic } = await statementIn(room, statement)
  const anchor = on ? await room.notes.anchor(topic, on.within, on.quote) : null
  const [opener, text] = first
  room.time.pass(15)
  const entry = spokenBy(opener, text)
  const made = await room.do(opener, "open-thread", { topic, statement, kind, anchor, entry, wording: wording ?? null })
  const thread = ThreadId.parse(made.thread)
  for (const [who, reply] of replies) {
    room.time.pass(20)
    await room.do(who, "reply", { thread, entry: spokenBy(who, reply) })
  }
  if (!resolvedBy) return
  room.time.pass(5)
  await room.do(resolvedBy, "resolve-thread", { thread })
}

export const spokenBy = (who: Person, text: string) => ({ lang: demoRoster[who].lang, text })
