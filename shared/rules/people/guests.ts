import type { State } from "../../fold/state.ts"
import type { Instant, SeatRole } from "../../model/terms.ts"
import { anybodyContributed } from "../gate/opening.ts"
import { unseatedReading } from "../readings/embargo.ts"

/**
 * Returns whether people without a seat may not read the panel now, and somebody contributed. An observer's seat is then
 * given to one named person, and a link for several takes nobody new (DOMAIN C9). The demo and the Practice panel are for
 * whoever tries them.
 */
export const guestsAreNamed = (state: State, now: Instant): boolean =>
  !state.workspace?.demo &&
  !state.workspace?.practice &&
  anybodyContributed(state) &&
  unseatedReading(state, now).kind !== "open"

/** Returns whether a link gives observers' seats to several people, whoever opens it. */
export const isForSeveral = ({
  role,
  member,
  uses,
}: {
  role: SeatRole
  member: string | null
  uses: number
}): boolean => role === "observer" && member === null && uses > 1
