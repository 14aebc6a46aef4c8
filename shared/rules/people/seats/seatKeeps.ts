import type { Member } from "../../../fold/state.ts"
import { right } from "../../policy.ts"
import { isActive, isElector, takesPart } from "../../readings/members.ts"

type Seat = Pick<Member, "role" | "removed" | "suspended" | "unconfirmed">

const isChair = (seat: Seat): boolean => seat.role === "moderator" && isActive(seat)

/**
 * By what seat each thing is held that a member may hold (DOMAIN S8): the rule of each asks here, and so does what ends
 * it where the seat changes. Whose side a seat is of, and what was recused, is the rule's own.
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
  /** the secretary consents as well, where there are no sides */
  consent: seat => isChair(seat) || isElector(seat) || (seat.role === "secretary" && isActive(seat)),
  /** whoever was asked when the round opened */
  answer: isActive,
  draft: seat => right(seat.role, "edit a text") === "yes" && isActive(seat),
} satisfies Record<string, (seat: Seat) => boolean>

export type HeldNoun = keyof typeof seatKeeps

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal
export const heldNouns = Object.keys(seatKeeps) as HeldNoun[]
