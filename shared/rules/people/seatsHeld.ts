import type { Member, SeatThen } from "../../fold/peopleState.ts"
import type { Instant } from "../../model/terms.ts"

/** The seat that the member has now. */
const seatNow = ({ role, side, alternateOf }: Member): SeatThen => ({
  role,
  side,
  ...(alternateOf && { delegate: alternateOf }),
})

/** The role and the side that a member had at an instant, and the delegate whose alternate they were. */
export const seatOn = (member: Member, at: Instant): SeatThen =>
  member.earlier?.find(({ until }) => at <= until) ?? seatNow(member)

/** The seat that a member had when the entry `seq` was made. */
export const seatAtEntry = (member: Member, seq: number): SeatThen =>
  member.earlier?.find(one => seq < one.seq) ?? seatNow(member)

/** The time from the instant `from` to the instant `to`; `to` is null if the time has no end yet. */
interface Span {
  from: Instant
  to: Instant | null
}

/**
 * The seats that a member had during these times, oldest first, each one once. A time without length counts as its one
 * instant.
 */
export function seatsDuring(member: Member, spans: readonly Span[]): SeatThen[] {
  const { earlier = [] } = member
  const held = [...earlier, { ...seatNow(member), until: Infinity }].map((seat, n) => ({
    seat,
    from: earlier[n - 1]?.until ?? -Infinity,
    until: seat.until,
  }))
  const found = spans.flatMap(({ from, to }) => {
    const end = to ?? Infinity
    const during = held.filter(one => one.from < end && one.until > from).map(({ seat }) => seat)
    return from < end && during.length > 0 ? during : [seatOn(member, end)]
  })
  const key = ({ role, side, delegate }: SeatThen) => JSON.stringify([role, side, delegate])
  return [...new Map(found.map(seat => [key(seat), seat])).values()]
}
