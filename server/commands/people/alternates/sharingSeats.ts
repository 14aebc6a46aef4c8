import type { NewEvent } from "../../../../shared/contract/events.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { endOfHeld } from "../../../../shared/rules/held.ts"
import { alternateSits, type SharedSeat, sharedSeat } from "../../../../shared/rules/people/seats/alternates.ts"
import { openRoundOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import type { Accepted, Decision, Situation } from "../../../core/command.ts"
import type { DirectoryChange } from "../../../ports/database/store.ts"
import { busyIn } from "../changingSeats.ts"

const bodyOf = ({ delegate, alternate }: SharedSeat) => ({ member: delegate.id, alternate: alternate.id })

/** The events that end what a member holds by the seat that they give up. */
const stoodUp = (state: State, member: Member): NewEvent[] =>
  endOfHeld(state, { ...member, role: "alternate", side: null })

/** The events by which the alternate sits from now on. */
export const alternateSeated = (state: State, seat: SharedSeat): NewEvent[] => [
  { kind: "alternate-seated", body: bodyOf(seat) },
  ...stoodUp(state, seat.delegate),
]

const seatedAgain = (seat: SharedSeat): NewEvent => ({ kind: "delegate-seated", body: bodyOf(seat) })

/** The events by which the delegate sits from now on. */
export const delegateSeated = (state: State, seat: SharedSeat): NewEvent[] => [
  seatedAgain(seat),
  ...stoodUp(state, seat.alternate),
]

/**
 * Refuses to change the seat of a delegate who does not sit, or of an alternate. The delegate takes the seat back, or
 * withdraws the alternate, before somebody changes it (DOMAIN AL6).
 */
export const sharedIn = (state: State, id: MemberId): { refuse: Refusal } | null => {
  const seat = sharedSeat(state, id)
  const isFree = seat === null || (seat.delegate.id === id && !alternateSits(seat))
  return isFree ? null : refuse("seat-shared", { name: seat.delegate.name })
}

interface Ended {
  before: NewEvent[]
  directory: DirectoryChange[]
}

/**
 * Returns what has to stand before an event that ends a shared seat: the delegate sits again, and the sharing ends. With the delegate's seat the alternate's seat ends, too (DOMAIN AL6).
 */
function endOfSharing(state: State, event: NewEvent): Ended | { refuse: Refusal } | null {
  const { kind, body } = event
  const suspends = kind === "member-suspended"
  const ends = kind === "member-removed" || kind === "member-left" || kind === "member-erased"
  const leavesPanel = kind === "member-changed" && body.role !== "panelist"
  const frees = kind === "seat-reissued" || kind === "seat-disowned"
  if (!suspends && !ends && !leavesPanel && !frees) return null
  const seat = sharedSeat(state, body.member)
  if (!seat || !state.workspace) return null
  const { alternate, delegate } = seat
  if (suspends && body.member === delegate.id) {
    // the alternate of a suspended delegate keeps the vote in a round that is open (DOMAIN E4)
    const goesBack = alternateSits(seat) && openRoundOf(state, alternate.id) === null
    return { before: goesBack ? delegateSeated(state, seat) : [], directory: [] }
  }
  // the end of the alternate's seat, or its suspension, also ends what they hold by it
  const back = alternateSits(seat) ? [seatedAgain(seat)] : []
  if (suspends) return { before: back, directory: [] }
  const withdrawn: NewEvent = { kind: "alternate-withdrawn", body: bodyOf(seat) }
  if (body.member !== delegate.id) return { before: [...back, withdrawn], directory: [] }
  // a member may leave at once, whichever rounds are open (DOMAIN S7)
  const busy = kind === "member-left" ? null : busyIn(state, alternate.id)
  if (busy) return busy
  const at = { workspace: state.workspace.id, member: alternate.id }
  const removed: NewEvent = { kind: "member-removed", body: { member: alternate.id } }
  return {
    before: [...back, withdrawn, removed, ...endOfHeld(state, { ...alternate, removed: true })],
    directory: [
      { kind: "member-seats-ended", ...at },
      { kind: "address", ...at, email: null },
    ],
  }
}

/** The events by which suspended delegates sit again at the end of the last rounds that asked their alternates (DOMAIN AL6). */
function seatsGivenBack(state: State, events: readonly NewEvent[]): NewEvent[] {
  const over = new Set(
    events.flatMap(({ kind, body }) => {
      // a round that may be taken up again is not over before its result is shown, or it is void
      if (kind === "round-closed") return body.again === undefined ? [body.round] : []
      return kind === "round-revealed" || kind === "round-voided" ? [body.round] : []
    }),
  )
  if (over.size === 0) return []
  const rounds = Object.fromEntries(Object.entries(state.rounds).filter(([, { id }]) => !over.has(id)))
  return Object.values(state.members).flatMap(({ id, suspended, alternate }) => {
    const seat = suspended && alternate ? sharedSeat(state, id) : null
    const goesBack = seat && alternateSits(seat) && !openRoundOf({ ...state, rounds }, seat.alternate.id)
    return goesBack ? delegateSeated(state, seat) : []
  })
}

/** Adds to a decision what follows for seats that delegates share with their alternates. */
export function withSharedSeats({ state }: Situation, decision: Accepted): Decision {
  const events: NewEvent[] = []
  const directory: DirectoryChange[] = []
  for (const event of decision.events) {
    const ended = endOfSharing(state, event)
    if (ended && "refuse" in ended) return ended
    events.push(...(ended?.before ?? []), event)
    directory.push(...(ended?.directory ?? []))
  }
  events.push(...seatsGivenBack(state, events))
  if (events.length === decision.events.length) return decision
  return { ...decision, events, directory: [...(decision.directory ?? []), ...directory] }
}
