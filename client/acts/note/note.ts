import type { Thread, ThreadEntry, Topic } from "../../../shared/fold/state.ts"
import type { Anchor } from "../../../shared/model/anchor.ts"
import type { Instant, Lang } from "../../../shared/model/terms.ts"
import { msg } from "../../i18n/msg.ts"
import { notNow, onThisPage, type Performed, tellingOf } from "../../scene/stage.ts"
import { type ActModules, always } from "../module.ts"

/** How often a page restores a version while others write in the note. */
const restoringTries = 3

/** Acts on a note, its suggestions and its comments. These acts are never the moderator's next action. */
export type NoteAct =
  | { kind: "set-note-mode"; topic: Topic }
  /** reopens a closed topic, or a topic that ended with its session */
  | { kind: "reopen-topic"; topic: Topic }
  /** suggests another wording for a passage of the note */
  | { kind: "suggest"; topic: Topic; anchor: Anchor; lang: Lang }
  | { kind: "accept-suggestion"; thread: Thread }
  | { kind: "decline-suggestion"; thread: Thread }
  /** gives the note the text that it had at an instant; the page of the versions has asked first */
  | { kind: "restore-note"; topic: string; at: Instant }
  | { kind: "correct-comment"; thread: Thread; entry: ThreadEntry }
  | { kind: "withdraw-comment"; thread: Thread; entry: ThreadEntry }

export const noteModules: ActModules<NoteAct> = {
  "set-note-mode": { label: () => msg("note.modeTitle"), asks: always },
  "reopen-topic": { label: () => msg("topic.reopen"), asks: always },
  suggest: { label: () => msg("suggestion.propose"), asks: always },
  "accept-suggestion": {
    label: () => msg("suggestion.accept"),
    /**
     * Writes the suggested wording into the note, then sends the acceptance. If the passage has changed since the
     * suggestion, the page writes nothing, and the server refuses the acceptance.
     */
    async perform({ thread }, stage) {
      const note = await stage.note(thread.topic)
      if (!note) return notNow
      const text = thread.wording ?? ""
      const lang = thread.entries[0]?.text.lang ?? "en"
      const after = note.take(thread.anchor, { lang, text }) ? stage.saved() : undefined
      return stage.send("accept-suggestion", { thread: thread.id }, after)
    },
  },
  "restore-note": {
    label: () => msg("versions.restore"),
    /**
     * Writes the version's text into the note, then says so in the log. If somebody else wrote at the same moment, the
     * note says something else, and the server refuses the entry: then the page restores once more. If the entry is
     * refused for another reason, e.g. because the server is busy, the next press finds the text as it should be and
     * sends only the entry, with the time of the edit.
     */
    async perform({ topic, at }, stage) {
      const since = stage.now()
      const before = stage.unrecorded(topic, at)
      let last: Performed = onThisPage
      for (let n = 0; n < restoringTries; n++) {
        const differed = await stage.restore(topic, at)
        if (differed === null) return notNow
        if (!differed && (n > 0 || before === null)) return last
        if (differed) stage.setUnrecorded(topic, { at, since })
        const after = stage.saved()
        // it is tried once more, so the refusal before does not count
        tellingOf(last)?.done()
        last = await stage.send("restore-note", { topic, at, since: differed ? since : (before ?? since) }, after)
        if (last.ok) stage.setUnrecorded(topic, null)
        if (last.ok || last.refusal.code !== "text-changed" || !differed) return last
      }
      return last
    },
  },
  "decline-suggestion": {
    label: () => msg("suggestion.decline"),
    asks: always,
  },
  "correct-comment": { label: () => msg("comment.correctTitle"), asks: always },
  "withdraw-comment": { label: () => msg("comment.withdrawTitle"), asks: always },
}
