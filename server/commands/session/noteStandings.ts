import type { NewEvent } from "../../../shared/contract/events.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State, Topic } from "../../../shared/fold/state.ts"
import type { TopicId } from "../../../shared/model/ids.ts"
import { endingWith } from "../../../shared/rules/floor/ending/closing.ts"
import { noteModeNow } from "../../../shared/rules/text/noteMode.ts"
import type { DirectoryChange } from "../../ports/database/store.ts"
import type { NoteStanding } from "../../ports/documents/documentLog.ts"
import type { Accepted } from "../command.ts"

/** Committed with the event itself, so that the document's log refuses an edit that was decided before it. */
export const standingOf = ({ workspace }: State, topic: TopicId, now: NoteStanding): DirectoryChange[] =>
  workspace ? [{ kind: "note-standing", topic, workspace: workspace.id, standing: now }] : []

const noteOf = (topic: Topic): NoteStanding => (topic.state === "closed" ? "closed" : noteModeNow(topic))

/** Ends the topics that the session held, together with the session. */
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

/** Reopens these topics. */
export const resuming = (state: State, topics: readonly Topic[], events: NewEvent[]): Accepted => ({
  events: [...events, ...topics.map(({ id: topic }) => ({ kind: "topic-resumed" as const, body: { topic } }))],
  directory: topics.flatMap(topic => standingOf(state, topic.id, noteOf({ ...topic, ended: undefined }))),
})
