import type { Entry } from "../../contract/events.ts"
import { patch, put } from "../change.ts"
import type { State } from "../state.ts"

export function foldThread(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "thread-opened": {
      const { thread, entry: first, topic, statement, kind, anchor, personal } = entry.body
      const entries = [{ id: first, by: entry.by, at: entry.at, text: personal }]
      const row = { id: thread, topic, statement, kind, anchor, entries, resolved: null }
      return { ...state, threads: put(state.threads, thread, row) }
    }
    case "reply-added": {
      const reply = { id: entry.body.entry, by: entry.by, at: entry.at, text: entry.body.personal }
      return {
        ...state,
        threads: patch(state.threads, entry.body.thread, thread => ({ entries: [...thread.entries, reply] })),
      }
    }
    case "thread-resolved":
      return {
        ...state,
        threads: patch(state.threads, entry.body.thread, { resolved: { by: entry.by, at: entry.at } }),
      }
    case "thread-reopened":
      return { ...state, threads: patch(state.threads, entry.body.thread, { resolved: null }) }
    default:
      return state
  }
}
