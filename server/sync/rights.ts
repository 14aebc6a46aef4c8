import type { TopicId } from "../../shared/model/ids.ts"
import type { NoteMode } from "../../shared/model/terms.ts"
import type { Credential, NoteStands, Seat, Seats } from "../ports/seats.ts"

/** The right of a credential to a topic's note at this moment. */
export type NoteRight =
  | { kind: "right"; seat: Seat; mode: NoteMode; closed: boolean; ended: boolean; mayWrite: boolean }
  | { kind: "no-topic" }
  | { kind: "no-seat" }

/** Reads the right at each call and never keeps it: a role in a closure would outlive its revocation. */
export async function rightOf(seats: Seats, topic: TopicId, credential: Credential): Promise<NoteRight> {
  return rightAt(seats, await seats.topic(topic), credential)
}

/**
 * Reads the right of one of many writers of a note: `note` is read once per tick, and a known member's right is
 * returned synchronously.
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
