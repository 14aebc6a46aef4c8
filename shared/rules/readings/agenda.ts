import type { AgendaItem } from "../../contract/events/session.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import { roundsIn } from "./rounds.ts"

type Held = Pick<Session, "items" | "held">

/** A session with its state, and the topic that the reader has chosen on the page. */
interface Shown {
  state: State
  session: Session
  topic: string | null
}

/** Whether the panel has come to an item; one that was passed over is not held yet. */
export const isBegun = ({ held = [] }: Held, { id }: AgendaItem): boolean => held.includes(id)

/**
 * The topic of the current item; if that has none, of the last item that had one, so that nobody loses the text that
 * they were reading.
 */
export const topicHeld = ({ items, held = [] }: Held): string | null =>
  held.flatMap(id => items.find(item => item.id === id)?.topic ?? []).at(-1) ?? null

export const currentItem = ({ session }: Pick<Shown, "session">): AgendaItem | null =>
  session.items.find(item => item.id === session.current) ?? null

/**
 * The topic that a page shows: the one chosen there, else the current item's; at an item without one the topic of the
 * open round, so that the round stands with its text and its discussion; else the one held last.
 */
export function topicShown(shown: Shown): string | null {
  const open = roundsIn(shown, "open").find(({ silence }) => !silence)
  return shown.topic ?? currentItem(shown)?.topic ?? open?.topic ?? topicHeld(shown.session)
}

/** Before any item is held: the first topic of the agenda, else the panel's first. */
export function firstTopic({ session, state }: Pick<Shown, "session" | "state">): string | null {
  const there = new Set<string>(Object.values(state.topics).map(({ id }) => id))
  const planned = session.items.flatMap(({ topic }) => (topic !== null && there.has(topic) ? [topic] : []))
  return planned[0] ?? [...there][0] ?? null
}
