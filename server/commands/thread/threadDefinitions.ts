import { threadCommands as schemas } from "../../../shared/contract/commands/thread.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { anchorNamesItems } from "../../../shared/document/anchors.ts"
import type { ThreadId } from "../../../shared/model/ids.ts"
import { EntryId, ThreadId as Thread } from "../../../shared/model/ids.ts"
import { isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { mayWriteNote } from "../../../shared/rules/policy.ts"
import { commentIn, mendMs } from "../../../shared/rules/readings/comments.ts"
import { sameText } from "../../../shared/rules/text/drift.ts"
import { endedFor, noteModeNow } from "../../../shared/rules/text/noteMode.ts"
import { defineCommand, defineLooking, type Situation } from "../../core/command.ts"
import { passageAt } from "../passage.ts"
import { alreadyDone } from "../refusing.ts"

/** Whether the actor opened the thread. */
const opened = ({ state, actor }: Situation, { thread }: { thread: ThreadId }) => {
  const first = state.threads[thread]?.entries[0]
  return first !== undefined && isOwn(state, first, actor.member)
}

const written = ({ state, actor }: Situation, { thread, comment }: { thread: ThreadId; comment: string }) => {
  const entry = state.threads[thread]?.entries.find(one => one.id === comment)
  return entry !== undefined && isOwn(state, entry, actor.member)
}

export const threadDefinitions = {
  "open-thread": defineCommand(schemas["open-thread"], {
    action: "comment",
    decide: ({ state, id }, { topic, statement, kind, anchor, entry, wording, why, phrase }) => {
      if (!state.topics[topic]) return refuse("not-found")
      if (statement !== null && state.statements[statement]?.topic !== topic) return refuse("not-found")
      if (anchor && !anchorNamesItems(anchor)) return refuse("bad-input", { detail: "anchor" })
      if (wording !== null && kind !== "suggestion") return refuse("bad-input", { detail: "wording" })
      if (wording !== null && wording === (anchor?.exact ?? "")) return refuse("bad-input", { detail: "wording" })
      const thread = Thread.parse(id())
      const first = EntryId.parse(id())
      const body = {
        thread,
        entry: first,
        topic,
        statement,
        kind,
        anchor,
        personal: { ...entry, wording, ...(phrase && { phrase }) },
      }
      const opened = { kind: "thread-opened" as const, body }
      const reply = why && { thread, entry: EntryId.parse(id()), topic, personal: why }
      const events = reply ? [opened, { kind: "reply-added" as const, body: reply }] : [opened]
      return { events, made: { thread, entry: first } }
    },
  }),

  reply: defineCommand(schemas.reply, {
    action: "comment",
    decide: ({ state, id }, { thread, entry }) => {
      const row = state.threads[thread]
      if (!row) return refuse("not-found")
      const added = EntryId.parse(id())
      const body = { thread, entry: added, topic: row.topic, personal: entry }
      return { events: [{ kind: "reply-added", body }], made: { thread, entry: added } }
    },
  }),

  /**
   * Sent after a member has put the suggested wording into the note. The server reads the note to check the wording.
   * Any member who may write in the note may accept, because accepting is an edit.
   */
  "accept-suggestion": defineLooking(schemas["accept-suggestion"], {
    action: "edit an open note",
    looksUp: passageAt,
    decide: ({ state, actor, passage }, { thread }) => {
      const row = state.threads[thread]
      const topic = row && state.topics[row.topic]
      if (!row || !topic || row.wording === null || passage === null) return refuse("not-found")
      if (row.resolved) return alreadyDone(state, row.resolved)
      if (!mayWriteNote(actor.role, noteModeNow(topic)))
        return { refuse: endedFor(actor.role, topic) ?? refuse("note-locked", { time: topic.note.since }).refuse }
      if (!sameText(passage.text, row.wording)) return refuse("text-changed")
      return { events: [{ kind: "suggestion-accepted", body: { thread, topic: row.topic, passage: passage.text } }] }
    },
  }),

  "decline-suggestion": defineCommand(schemas["decline-suggestion"], {
    action: "decline a suggestion",
    decide: ({ state }, { thread, reason }) => {
      const row = state.threads[thread]
      if (!row || row.wording === null) return refuse("not-found")
      if (row.resolved) return alreadyDone(state, row.resolved)
      return { events: [{ kind: "suggestion-declined", body: { thread, topic: row.topic, personal: reason } }] }
    },
  }),

  "correct-comment": defineCommand(schemas["correct-comment"], {
    action: "change a comment",
    own: written,
    decide: ({ state, now }, { thread, comment, text }) => {
      const row = state.threads[thread]
      const entry = commentIn(row, comment)
      if (!row || !entry) return refuse("not-found")
      const until = entry.at + mendMs
      if (now >= until) return refuse("time-over", { time: until })
      const body = { thread, entry: comment, topic: row.topic, personal: text }
      return { events: [{ kind: "comment-corrected", body }], until }
    },
  }),

  "withdraw-comment": defineCommand(schemas["withdraw-comment"], {
    action: "change a comment",
    own: written,
    decide: ({ state }, { thread, comment }) => {
      const row = state.threads[thread]
      if (!row || !commentIn(row, comment)) return refuse("not-found")
      return { events: [{ kind: "comment-withdrawn", body: { thread, entry: comment, topic: row.topic } }] }
    },
  }),

  "resolve-thread": defineCommand(schemas["resolve-thread"], {
    action: "resolve a thread",
    own: opened,
    decide: ({ state }, { thread }) => {
      const row = state.threads[thread]
      if (!row) return refuse("not-found")
      if (row.resolved) return alreadyDone(state, row.resolved)
      return { events: [{ kind: "thread-resolved", body: { thread, topic: row.topic } }] }
    },
  }),

  "reopen-thread": defineCommand(schemas["reopen-thread"], {
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
