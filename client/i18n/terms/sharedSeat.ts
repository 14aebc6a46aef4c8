import type { Member } from "../../../shared/fold/peopleState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { alternateSits, sharedSeat } from "../../../shared/rules/people/seats/alternates.ts"
import { msg } from "../msg.ts"

/** The words beside a name that say with whom the member shares a seat, and who of the two sits (DOMAIN AL5). */
export function sharedText(state: Pick<State, "members">, { id }: Pick<Member, "id">): string {
  const seat = sharedSeat(state, id)
  if (!seat) return ""
  const { delegate, alternate } = seat
  if (alternate.id === id)
    return alternateSits(seat)
      ? msg("alternate.sitsFor", { name: delegate.name })
      : msg("alternate.of", { name: delegate.name })
  return alternateSits(seat)
    ? msg("alternate.away", { name: alternate.name })
    : msg("alternate.named", { name: alternate.name })
}
