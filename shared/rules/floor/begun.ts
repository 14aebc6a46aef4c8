import type { AgendaItem } from "../../contract/events/session.ts"
import type { Session } from "../../fold/sessionState.ts"

type Held = Pick<Session, "items" | "held">

/** An item that the panel has come to; one that was passed over has yet to be held. */
export const isBegun = ({ held = [] }: Held, { id }: AgendaItem): boolean => held.includes(id)

/** The topic of the item that is held; where that has none, of the last one that had: nobody loses the text they were reading. */
export const topicHeld = ({ items, held = [] }: Held): string | null =>
  held.flatMap(id => items.find(item => item.id === id)?.topic ?? []).at(-1) ?? null
