import type { TopicId } from "../../shared/model/ids.ts"
import type { NoteMode } from "../../shared/model/terms.ts"
import type { Credential, NoteStands, Seat, Seats } from "../ports/seats.ts"

/** What a credential may do with a topic's note at this moment. */
export type NoteRight =
  | { is: "right"; seat: Seat; mode: NoteMode; closed: boolean; ended: boolean; mayWrite: boolean }
  | { is: "no-topic" }
  | { is: "no-seat" }

/** Asked anew each time and never kept: a role in a closure outlives its revocation. */
export async function rightOf(seats: Seats, topic: TopicId, credential: Credential): Promise<NoteRight> {
  return rightAt(seats, await seats.topic(topic), credential)
}

/** The same for many who write into one note: it is asked once for all of a tick, and of who is known at once. */
export function rightAt(seats: Seats, note: NoteStands | null, credential: Credential): Promise<NoteRight> | NoteRight {
  if (!note) return { is: "no-topic" }
  const seat = note.seat(credential)
  return seat instanceof Promise ? seat.then(found => rightWith(seats, note, found)) : rightWith(seats, note, seat)
}

function rightWith(seats: Seats, { mode, closed, ended = false }: NoteStands, seat: Seat | null): NoteRight {
  if (!seat) return { is: "no-seat" }
  return {
    is: "right",
    seat,
    mode,
    closed,
    ended,
    mayWrite: seat.member !== null && !closed && seats.mayWrite(seat, mode),
  }
}
