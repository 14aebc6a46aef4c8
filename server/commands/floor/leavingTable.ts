import type { NewEvent } from "../../../shared/contract/events.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"

/**
 * For a member who takes part no more: ends their turn, so that the next speaker is not held up, their requests for the
 * floor, and their presence. What else they held ends with the seat by itself (shared/rules/people/held).
 */
export const leavingTable = ({ sessions }: State, member: MemberId): NewEvent[] =>
  Object.values(sessions)
    .filter(isHeld)
    .flatMap(({ id: session, attendance, floor: { requests, speaking } }): NewEvent[] => [
      ...requests
        .filter(one => one.member === member)
        .map((one): NewEvent => ({ kind: "floor-withdrawn", body: { session, request: one.id } })),
      ...(speaking?.member === member ? [{ kind: "floor-ended" as const, body: { session } }] : []),
      ...(attendance.some(span => span.member === member && span.to === null)
        ? [{ kind: "attendance-noted" as const, body: { session, member, here: false, ticked: false } }]
        : []),
    ])
