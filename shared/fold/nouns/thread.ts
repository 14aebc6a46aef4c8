import type { Entry } from "../../contract/events.ts"
import { patch, putRow } from "../changes/change.ts"
import type { State, Thread, ThreadEntry } from "../state.ts"

export function foldThread(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "thread-opened": {
      const { thread, entry: first, topic, statement, kind, anchor, personal } = entry.body
      const { wording, phrase, ...text } = personal
      const entries = [{ id: first, by: entry.by, at: entry.at, text, ...(phrase && { phrase }) }]
      const row = { id: thread, topic, statement, kind, anchor, entries, resolved: null, wording, settled: null }
      return { ...state, threads: putRow(state.threads, thread, row) }
    }
    case "reply-added": {
      const reply = { id: entry.body.entry, by: entry.by, at: entry.at, text: entry.body.personal }
      return {
        ...state,
        threads: patch(state.threads, entry.body.thread, thread => ({ entries: [...thread.entries, reply] })),
      }
    }
    case "comment-corrected":
      return comment(state, entry, { text: entry.body.personal, corrected: entry.at })
    case "comment-withdrawn":
      return comment(state, entry, { text: { lang: "en", text: "" }, withdrawn: entry.at })
    case "thread-resolved":
      return {
        ...state,
        threads: patch(state.threads, entry.body.thread, { resolved: { by: entry.by, at: entry.at } }),
      }
    case "suggestion-accepted":
      return settle(state, entry, { how: "accepted" })
    case "suggestion-declined":
      return settle(state, entry, { how: "declined", reason: entry.body.personal })
    case "thread-reopened":
      return { ...state, threads: patch(state.threads, entry.body.thread, { resolved: null, settled: null }) }
    default:
      return state
  }
}

type AboutComment = Entry & { kind: "comment-corrected" | "comment-withdrawn" }

const comment = (state: State, { body }: AboutComment, change: Partial<ThreadEntry>): State => ({
  ...state,
  threads: patch(state.threads, body.thread, ({ entries }) => ({
    entries: entries.map(one => (one.id === body.entry ? { ...withoutMark(one), ...change } : one)),
  })),
})

/** The words of the entry are known from here on, so that nothing of it is away. */
function withoutMark({ away: _, ...entry }: ThreadEntry): ThreadEntry {
  return entry
}

type Settling = Entry & { kind: "suggestion-accepted" | "suggestion-declined" }

/** Ends a suggestion and resolves its thread. Reopening the thread opens the suggestion again. */
const settle = (state: State, { body, by, at }: Settling, settled: Thread["settled"]): State => ({
  ...state,
  threads: patch(state.threads, body.thread, { resolved: { by, at }, settled }),
})
