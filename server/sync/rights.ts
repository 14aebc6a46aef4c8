import type { TopicId } from "../../shared/model/ids.ts"
import type { NoteMode } from "../../shared/model/terms.ts"
import type { Credential, NoteStands, Seat, Seats } from "../ports/seats.ts"

/** The right that a credential gives to a topic's note at the moment of the call. */
export type NoteRight =
  | { kind: "right"; seat: Seat; mode: NoteMode; closed: boolean; ended: boolean; mayWrite: boolean }
  | { kind: "no-topic" }
  | { kind: "no-seat" }

/** Reads the right at each call and never stores it, because a stored role would still hold after it was revoked. */
export async function rightOf(seats: Seats, topic: TopicId, credential: Credential): Promise<NoteRight> {
  return rightAt(seats, await seats.topic(topic), credential)
}

/**
 * Returns the right to a note that the caller has read already. A tick reads `note` once for all writers. The right of
 * a known member is returned synchronously.
 */
export function rightAt(seats: Seats, note: NoteStands | null, credential: Credential): Promise<NoteRight> | NoteRight {
  if (!note) return { kind: "no-topic" }
  const seat = note.seat(credential)
  return seat instanceof Promise ? seat.then(found => rightWith(seats, note, found)) : rightWith(seats, note, seat)
}

function rightWith(seats: Seats, { mode, closed, ended = false }: NoteStands, seat: Seat | null): NoteRight {
  if (!seat) return { kind: "no-seat" }
  return {
    kind: "right",
    seat,
    mode,
    closed,
    ended,
    mayWrite: seat.member !== null && !closed && seats.mayWrite(seat, mode),
  }
}
