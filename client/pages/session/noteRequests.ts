import type { LitElement } from "lit"
import type { Edit } from "../../../shared/contract/noteLink.ts"
import type { Topic } from "../../../shared/fold/state.ts"
import { findTopic } from "../../../shared/rules/readings/rows.ts"
import type { Wanted } from "../../acts/act.ts"
import type { SessionStore } from "../../state/session/sessionStore.ts"
import { acting } from "./later/parts.ts"

interface Doing {
  room: () => SessionStore | null
  act: (act: Wanted) => void
  show: (thread: string) => void
}

/**
 * Handles the note's events until `signal` aborts. A member requests a thread, a statement or a suggestion about the
 * selected text, or presses a highlighted passage.
 */
export function listenToNote(page: LitElement, { room: now, act, show }: Doing, signal: AbortSignal): void {
  const topicShown = (): Topic | undefined => {
    const room = now()
    return room ? findTopic(room.live.state.peek(), room.topic.peek()) : undefined
  }
  page.addEventListener(
    "thread-requested",
    ({ anchor }) => {
      const room = now()
      if (!room) return
      room.anchor.value = anchor
      room.tab.value = "discussion"
      void page.updateComplete.then(() => page.querySelector("plenary-thread-rail")?.write())
    },
    { signal },
  )
  page.addEventListener(
    "statement-requested",
    ({ anchor, text, lang }) => {
      const topic = topicShown()
      if (topic) act({ kind: "draft", topic, anchor, lang, text })
    },
    { signal },
  )
  page.addEventListener("draft-wanted", ({ topic }) => act({ kind: "draft", topic }), { signal })
  page.addEventListener(
    "wording-requested",
    ({ anchor, lang }) => {
      const topic = topicShown()
      if (topic) act({ kind: "suggest", topic, anchor, lang })
    },
    { signal },
  )
  page.addEventListener("suggestion-requested", ({ edits }) => void suggest(now(), edits), { signal })
  page.addEventListener(
    "bracket-made",
    made => {
      const room = now()
      if (room) void acting.arrived().then(code => code?.ownBracket(made, room))
    },
    { signal },
  )
  page.addEventListener(
    "bracket-settled",
    ({ settled }) => {
      const note = page.querySelector("plenary-note")
      if (note) void acting.arrived().then(code => code?.settleInNote(settled, note))
    },
    { signal },
  )
  page.addEventListener("thread-activated", ({ thread }) => show(thread), { signal })
  page.addEventListener(
    "thread-picked",
    ({ thread }) => {
      const room = now()
      if (room) room.thread.value = thread
    },
    { signal },
  )
}

/**
 * Turns text that the server did not accept into suggestions, and sends these. The note discards the text only when the
 * log contains the suggestions.
 */
async function suggest(room: SessionStore | null, edits: readonly Edit[]): Promise<void> {
  const code = await acting.arrived()
  if (!room || !code) return
  const link = room.note.peek()
  room.tab.value = "discussion"
  if (await code.sendAsSuggestions(edits, room)) link?.dismiss()
}
