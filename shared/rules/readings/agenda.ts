import type { AgendaItem } from "../../contract/events/session.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import { runsBeside } from "./deadlines.ts"
import { roundsIn } from "./rounds.ts"

type Held = Pick<Session, "items" | "held">

/** A session with the state, and the topic that the reader has chosen on the page. */
interface Shown {
  state: State
  session: Session
  topic: string | null
}

/** Returns whether the agenda has reached an item. A skipped item has not begun. */
export const isBegun = ({ held = [] }: Held, { id }: AgendaItem): boolean => held.includes(id)

/**
 * The topic of the current item. If that item has no topic, the topic of the last item that had a topic, so that
 * readers keep the note that they were reading.
 */
export const topicHeld = ({ items, held = [] }: Held): string | null =>
  held.flatMap(id => items.find(item => item.id === id)?.topic ?? []).at(-1) ?? null

export const currentItem = ({ session }: Pick<Shown, "session">): AgendaItem | null =>
  session.items.find(item => item.id === session.current) ?? null

/**
 * The topic that a page shows. The order is: the topic that the reader chose, the current item's topic, the topic of an
 * open round, the topic held last. The topic of an open round is shown so that readers see its statement and its
 * discussion.
 */
export function topicShown(shown: Shown): string | null {
  const open = roundsIn(shown, "open").find(round => !runsBeside(round))
  return shown.topic ?? currentItem(shown)?.topic ?? open?.topic ?? topicHeld(shown.session)
}

/** The topic that a page shows before any item has begun: the first topic of the agenda, else the panel's first. */
export function firstTopic({ session, state }: Pick<Shown, "session" | "state">): string | null {
  const there = new Set<string>(Object.values(state.topics).map(({ id }) => id))
  const planned = session.items.flatMap(({ topic }) => (topic !== null && there.has(topic) ? [topic] : []))
  return planned[0] ?? [...there][0] ?? null
}
