import { threadCommands as schemas } from "../../../shared/contract/commands/thread.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { anchorNamesItems } from "../../../shared/document/anchors.ts"
import type { ThreadId } from "../../../shared/model/ids.ts"
import { EntryId, ThreadId as Thread } from "../../../shared/model/ids.ts"
import { deed, type Situation } from "../deed.ts"
import { alreadyDone } from "../refusing.ts"

/** A thread is one's own where one opened it. */
const opened = ({ state, actor }: Situation, { thread }: { thread: ThreadId }) =>
  actor.member !== null && state.threads[thread]?.entries[0]?.by === actor.member

export const threadDeeds = {
  "open-thread": deed(schemas["open-thread"], {
    action: "comment",
    decide: ({ state, id }, { topic, statement, kind, anchor, entry }) => {
      if (!state.topics[topic]) return refuse("not-found")
      if (statement !== null && state.statements[statement]?.topic !== topic) return refuse("not-found")
      if (anchor && !anchorNamesItems(anchor)) return refuse("bad-input", { detail: "anchor" })
      const thread = Thread.parse(id())
      const first = EntryId.parse(id())
      const body = { thread, entry: first, topic, statement, kind, anchor, personal: entry }
      return { events: [{ kind: "thread-opened", body }], made: { thread, entry: first } }
    },
  }),

  reply: deed(schemas.reply, {
    action: "comment",
    decide: ({ state, id }, { thread, entry }) => {
      const row = state.threads[thread]
      if (!row) return refuse("not-found")
      const added = EntryId.parse(id())
      const body = { thread, entry: added, topic: row.topic, personal: entry }
      return { events: [{ kind: "reply-added", body }], made: { thread, entry: added } }
    },
  }),

  "resolve-thread": deed(schemas["resolve-thread"], {
    action: "resolve a thread",
    own: opened,
    decide: ({ state }, { thread }) => {
      const row = state.threads[thread]
      if (!row) return refuse("not-found")
      if (row.resolved) return alreadyDone(state, row.resolved)
      return { events: [{ kind: "thread-resolved", body: { thread, topic: row.topic } }] }
    },
  }),

  "reopen-thread": deed(schemas["reopen-thread"], {
    action: "resolve a thread",
    own: opened,
    decide: ({ state }, { thread }) => {
      const row = state.threads[thread]
      if (!row) return refuse("not-found")
      return row.resolved
        ? { events: [{ kind: "thread-reopened", body: { thread, topic: row.topic } }] }
        : { events: [] }
    },
  }),
}
