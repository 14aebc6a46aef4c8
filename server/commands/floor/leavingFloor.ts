import type { NewEvent } from "../../../shared/contract/events.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"

/** Ends the turn and the requests of a member who is served no more, so that the next speaker is not held up. */
export const leavingFloor = ({ sessions }: State, member: MemberId): NewEvent[] =>
  Object.values(sessions)
    .filter(isHeld)
    .flatMap(({ id: session, floor: { requests, speaking } }): NewEvent[] => [
      ...requests
        .filter(one => one.member === member)
        .map((one): NewEvent => ({ kind: "floor-withdrawn", body: { session, request: one.id } })),
      ...(speaking?.member === member ? [{ kind: "floor-ended" as const, body: { session } }] : []),
    ])
