import * as z from "zod"
import type { ProcessMessages } from "../../ports/bus.ts"
import type { Clock } from "../../ports/host/clock.ts"
import { Shares } from "../../ports/shares.ts"

/** Milliseconds for which arrivals and departures are gathered into one message to the other processes. */
const gatherMs = 20

const Guests = z.int().min(1)

/**
 * Sends the number of this process's connections to each note to the other processes. A new epoch begins only while no
 * process has a connection to the note.
 */
export const guestShares = (
  messages: ProcessMessages,
  clock: Pick<Clock, "wait">,
  guestsOf: (topic: string) => number,
): Shares<number> =>
  new Shares({
    messages,
    clock,
    kind: "guests",
    gatherMs,
    own: topic => guestsOf(topic) || null,
    read: share => Guests.safeParse(share).data ?? null,
    changed: () => {},
  })
