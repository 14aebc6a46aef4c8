import type { Invite, State } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"

/** Bound to its role, and to its side where it has one (domain.md §7): whoever is promoted is sent a new link. */
export function opensSeat(
  { members }: Pick<State, "members">,
  link: Pick<Invite, "role" | "side" | "member">,
): boolean {
  if (link.member === null) return true
  const held = members[link.member]
  return (
    held !== undefined && !held.removed && held.role === link.role && (link.side === null || held.side === link.side)
  )
}

/** Whether somebody who opens the link now comes in by it. */
export const linkWorks = (state: Pick<State, "members">, link: Invite, now: Instant): boolean =>
  !link.revoked && link.used < link.uses && now < (link.expiresAt ?? Infinity) && opensSeat(state, link)
