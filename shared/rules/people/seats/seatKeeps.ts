import type { Member } from "../../../fold/peopleState.ts"
import { right } from "../../policy.ts"
import { attends, isActive, isElector } from "../../readings/members.ts"

type Seat = Pick<Member, "role" | "removed" | "suspended" | "unconfirmed">

/** Returns whether a seat has a turn in the discussion. An interpreter attends, but never has a turn (DOMAIN I1). */
const speaks = (seat: Seat): boolean => right(seat.role, "ask for the floor") !== "no" && isActive(seat)

const isChair = (seat: Seat): boolean => seat.role === "moderator" && isActive(seat)

/**
 * Whether a seat may hold the thing that the key names, e.g. the floor or the chair (DOMAIN S8). The rules about each
 * thing use this table, and so does the code that ends it when the seat changes. The rules also check sides and
 * recusals, which are not in the table.
 */
export const seatKeeps = {
  floor: speaks,
  queue: speaks,
  presence: attends,
  chair: isChair,
  deputy: isElector,
  reviewer: seat => seat.role === "panelist" && isActive(seat),
  /** The right to confirm or return a record, which chairs and deputies have. */
  record: seat => isChair(seat) || isElector(seat),
  /** The right to consent to a proposal. In a panel without sides the secretary has it, too. */
  consent: seat => isChair(seat) || isElector(seat) || (seat.role === "secretary" && isActive(seat)),
  /**
   * The right to answer a round. The round's electorate was fixed when it opened, so the seat's present role does not
   * matter.
   */
  answer: isActive,
  draft: seat => right(seat.role, "edit a text") === "yes" && isActive(seat),
} satisfies Record<string, (seat: Seat) => boolean>

export type HeldNoun = keyof typeof seatKeeps

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal
export const heldNouns = Object.keys(seatKeeps) as HeldNoun[]
