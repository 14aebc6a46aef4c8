import type { InvitePreview, Joined } from "../../../../shared/contract/queries.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { isHeld } from "../../../../shared/rules/floor/held.ts"

/** The answer to a person who has joined: their seat, and the session that the page should open. */
export const joinedAs = (state: State, member: MemberId): Joined => ({
  workspace: state.workspace?.slug ?? "",
  session: sessionToEnter(state)?.id ?? null,
  member,
  role: state.members[member]?.role ?? "observer",
})

/**
 * Returns the session that a link opens: the session that is held now, else the earliest scheduled session, else the
 * latest session that was not cancelled, else the latest session.
 */
export function sessionToEnter(state: State): InvitePreview["session"] {
  const sessions = Object.values(state.sessions)
  const found =
    sessions.find(isHeld) ??
    sessions.filter(one => one.state === "scheduled").toSorted((a, b) => a.startsAt - b.startsAt)[0] ??
    sessions.findLast(one => one.state !== "cancelled") ??
    sessions.at(-1)
  return found ? { id: found.id, title: found.title } : null
}
