import type { NewEvent } from "../../../shared/contract/events.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State, Topic } from "../../../shared/fold/state.ts"
import type { TopicId } from "../../../shared/model/ids.ts"
import { endingWith } from "../../../shared/rules/floor/ending/closing.ts"
import { noteModeNow } from "../../../shared/rules/text/noteMode.ts"
import type { Accepted } from "../../core/command.ts"
import type { DirectoryChange } from "../../ports/database/store.ts"
import type { NoteStanding } from "../../ports/documents/documentLog.ts"

/**
 * Stores the mode of a topic's note. It is committed together with the event that changes the mode. The document log
 * then refuses an edit that was judged before that event.
 */
export const standingOf = ({ workspace }: State, topic: TopicId, now: NoteStanding): DirectoryChange[] =>
  workspace ? [{ kind: "note-standing", topic, workspace: workspace.id, standing: now }] : []

const noteOf = (topic: Topic): NoteStanding => (topic.state === "closed" ? "closed" : noteModeNow(topic))

/** Appends to `events` the events that end the topics which the session held. */
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

/** Appends to `events` the events that reopen these topics. */
export const resuming = (state: State, topics: readonly Topic[], events: NewEvent[]): Accepted => ({
  events: [...events, ...topics.map(({ id: topic }) => ({ kind: "topic-resumed" as const, body: { topic } }))],
  directory: topics.flatMap(topic => standingOf(state, topic.id, noteOf({ ...topic, ended: undefined }))),
})
