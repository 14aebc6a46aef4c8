import type { Member } from "../../../fold/state.ts"
import { right } from "../../policy.ts"
import { isActive, isElector, takesPart } from "../../readings/members.ts"

type Seat = Pick<Member, "role" | "removed" | "suspended" | "unconfirmed">

const isChair = (seat: Seat): boolean => seat.role === "moderator" && isActive(seat)

/**
 * Which seats may hold each noun (DOMAIN S8). Both the rule of the noun and the code that ends it after a change of the
 * seat use this table. Sides and recusals are checked by the rule itself.
 */
export const seatKeeps = {
  floor: takesPart,
  queue: takesPart,
  presence: takesPart,
  chair: isChair,
  deputy: isElector,
  reviewer: seat => seat.role === "panelist" && isActive(seat),
  /** confirmed by the chairs of the sides and by deputies */
  record: seat => isChair(seat) || isElector(seat),
  /** the secretary consents as well, if there are no sides */
  consent: seat => isChair(seat) || isElector(seat) || (seat.role === "secretary" && isActive(seat)),
  /** an elector of the round's opening */
  answer: isActive,
  draft: seat => right(seat.role, "edit a text") === "yes" && isActive(seat),
} satisfies Record<string, (seat: Seat) => boolean>

export type HeldNoun = keyof typeof seatKeeps

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal
export const heldNouns = Object.keys(seatKeeps) as HeldNoun[]
