import type { AccessEnded } from "../../contract/live.ts"
import type { Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"
import { nameAt } from "./namesOfTheDay.ts"

type Known = Omit<AccessEnded, "kind" | "by"> & { by: MemberId | null }

/**
 * The seat that a connection is signed in to. `reissuedAt` is the time of the last reissue before the connection was
 * made; null if the seat was not reissued.
 */
export interface SeatHeld {
  member: MemberId
  reissuedAt: Instant | null
}

export const seatHeld = ({ members }: State, member: MemberId): SeatHeld => ({
  member,
  reissuedAt: members[member]?.reissued?.at ?? null,
})

/**
 * Why a former holder has lost their seat. Names and reasons come from `seen`, the state as the former holder's
 * audience reads it. A permanent end is reported before a suspension, which can be lifted.
 */
export function accessEnd(room: State, seen: State, seat: SeatHeld): AccessEnded {
  const known = knownEnd(room, seat)
  const shown = knownEnd(seen, seat)
  const { by, at, why, reason } = shown.why === known.why ? shown : { ...known, by: null, reason: "" }
  const name = by === null || at === null ? "" : (nameAt(seen, by, at)?.name ?? "")
  return { kind: "access-ended", why, at, by: name, reason }
}

function knownEnd(state: State, { member: id, reissuedAt }: SeatHeld): Known {
  const member: Member | undefined = state.members[id]
  if (state.workspace?.removed) return { why: "panel-removed", at: null, by: null, reason: "" }
  if (member?.reissued && member.reissued.at !== reissuedAt)
    return { why: member.reissued.disowned ? "disowned" : "reissued", ...member.reissued }
  if (member?.ended) {
    const { left, by, at } = member.ended
    return left
      ? { why: "left", at, by: null, reason: "" }
      : { why: "removed", at, by, reason: removalReason(state, id) }
  }
  if (member?.suspended) return { why: "suspended", ...member.suspended }
  return { why: "signed-out", at: null, by: null, reason: "" }
}

/** The reason of a removal, from the proposal that others confirmed; "" if the removal needed no proposal. */
export const removalReason = ({ proposals }: State, member: MemberId): string =>
  Object.values(proposals).findLast(
    ({ about, state }) => about.act === "remove" && about.member === member && state === "carried",
  )?.reason ?? ""
