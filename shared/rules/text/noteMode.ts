import { type Refusal, refuse } from "../../contract/refusals.ts"
import type { State, Topic } from "../../fold/state.ts"
import type { NoteMode, Role } from "../../model/terms.ts"

type Standing = Pick<Topic, "note" | "ended">

/** How open a note is now: of what a closed session held, panelists propose words and write none (DOMAIN M3). */
export const noteModeNow = ({ note, ended }: Standing): NoteMode =>
  ended !== undefined && note.mode === "open" ? "suggest" : note.mode

/** Why somebody in this role writes no statement of a topic; null where they may. */
export function endedFor(role: Role, topic: Pick<Topic, "ended"> | undefined): Refusal | null {
  return role === "panelist" && topic?.ended !== undefined ? refuse("topic-ended").refuse : null
}

/** The topic with this id, of a page that may hold only some. */
export const topicIn = ({ topics }: Pick<State, "topics">, id: string | null): Topic | undefined =>
  Object.values(topics).find(topic => topic.id === id)
