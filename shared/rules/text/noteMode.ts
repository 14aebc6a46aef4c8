import { type Refusal, refuse } from "../../contract/refusals.ts"
import type { Topic } from "../../fold/state.ts"
import type { NoteMode, Role } from "../../model/terms.ts"

type Standing = Pick<Topic, "note" | "ended">

/** The mode of a note now. In topics that ended with a session, panelists may only suggest (DOMAIN M3). */
export const noteModeNow = ({ note, ended }: Standing): NoteMode =>
  ended !== undefined && note.mode === "open" ? "suggest" : note.mode

/** Why this role may not write statements of a topic; null if it may. */
export function endedFor(role: Role, topic: Pick<Topic, "ended"> | undefined): Refusal | null {
  return role === "panelist" && topic?.ended !== undefined ? refuse("topic-ended").refuse : null
}
