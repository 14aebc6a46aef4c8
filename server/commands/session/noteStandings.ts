import type { NewEvent } from "../../../shared/contract/events.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State, Topic } from "../../../shared/fold/state.ts"
import type { TopicId } from "../../../shared/model/ids.ts"
import { endingWith } from "../../../shared/rules/floor/closing.ts"
import { noteModeNow } from "../../../shared/rules/text/noteMode.ts"
import type { NoteStanding } from "../../ports/documents/documentLog.ts"
import type { DirectoryChange } from "../../ports/store.ts"
import type { Accepted } from "../command.ts"

/** In the commit of the event itself, so that an edit decided on before it is refused by the document's log. */
export const standingOf = ({ workspace }: State, topic: TopicId, now: NoteStanding): DirectoryChange[] =>
  workspace ? [{ change: "note-standing", topic, workspace: workspace.id, standing: now }] : []

const noteOf = (topic: Topic): NoteStanding => (topic.state === "closed" ? "closed" : noteModeNow(topic))

/** What the session has held ends with it. */
export function ending(state: State, session: Session, events: NewEvent[]): Accepted {
  const topics = endingWith(state, session)
  const at = { with: session.id, at: 0 }
  return {
    events: [
      ...events,
      ...topics.map(({ id: topic }) => ({ kind: "topic-ended" as const, body: { topic, with: session.id } })),
    ],
    directory: topics.flatMap(topic => standingOf(state, topic.id, noteOf({ ...topic, ended: at }))),
  }
}

/** These are worked on again. */
export const resuming = (state: State, topics: readonly Topic[], events: NewEvent[]): Accepted => ({
  events: [...events, ...topics.map(({ id: topic }) => ({ kind: "topic-resumed" as const, body: { topic } }))],
  directory: topics.flatMap(topic => standingOf(state, topic.id, noteOf({ ...topic, ended: undefined }))),
})
