import type { AgendaItem } from "../../contract/events/session.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import { roundsIn } from "./rounds.ts"

type Held = Pick<Session, "items" | "held">

/** A session with the state that it is part of, and the topic that somebody has chosen on a page. */
interface Shown {
  state: State
  session: Session
  topic: string | null
}

/** An item that the panel has come to; one that was passed over has yet to be held. */
export const isBegun = ({ held = [] }: Held, { id }: AgendaItem): boolean => held.includes(id)

/** The topic of the item that is held; where that has none, of the last one that had: nobody loses the text they were reading. */
export const topicHeld = ({ items, held = [] }: Held): string | null =>
  held.flatMap(id => items.find(item => item.id === id)?.topic ?? []).at(-1) ?? null

export const currentItem = ({ session }: Pick<Shown, "session">): AgendaItem | null =>
  session.items.find(item => item.id === session.current) ?? null

/**
 * The topic that a page shows: the one chosen there, the agenda's; at an item without one that of the round that is open,
 * so that what is asked stands with its text and its discussion; else the one held last.
 */
export function topicShown(shown: Shown): string | null {
  const open = roundsIn(shown, "open").find(({ silence }) => !silence)
  return shown.topic ?? currentItem(shown)?.topic ?? open?.topic ?? topicHeld(shown.session)
}

/** Before anything is held: what the agenda begins with, else what the panel does. */
export function firstTopic({ session, state }: Pick<Shown, "session" | "state">): string | null {
  const there = new Set<string>(Object.values(state.topics).map(({ id }) => id))
  const planned = session.items.flatMap(({ topic }) => (topic !== null && there.has(topic) ? [topic] : []))
  return planned[0] ?? [...there][0] ?? null
}
