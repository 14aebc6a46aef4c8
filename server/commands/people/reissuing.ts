import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { DirectoryChange } from "../../ports/store.ts"
import type { Decision, Situation } from "../deed.ts"

const told = (notice: string, member: MemberId): NewEvent => ({
  kind: "notice-wanted",
  body: { notice, about: { of: "reissue", member }, members: [member] },
})

/** The address was the former holder's: it opens the seat no more, and the next holder does not read it. */
export const addressEnds = (workspace: WorkspaceId, member: MemberId): DirectoryChange => ({
  change: "address",
  workspace,
  member,
  email: null,
})

/**
 * Frees a seat whose owner has no proof left. Every sign-in, return link and invitation of the seat ends, so that only
 * an invitation made from now on opens it; answers to rounds opened before stay closed to whoever takes it (DOMAIN S4, S5).
 */
export function reissueSeat(
  { state, mails, id: newId }: Situation,
  { member: id }: { member: MemberId },
  reason: string,
): Decision {
  const member = state.members[id]
  if (!member || member.removed || !state.workspace) return refuse("not-found")
  if (!member.taken) return refuse("seat-free", { name: member.name })
  const links = Object.values(state.invites).filter(invite => invite.member === id && !invite.revoked)
  const revoked = links.map(({ id: invite }): NewEvent => ({ kind: "invite-revoked", body: { invite } }))
  const closed = links.map(({ id: invite }): DirectoryChange => ({ change: "invite-revoked", id: invite }))
  return {
    events: [
      { kind: "seat-reissued", body: { member: id, reason } },
      ...revoked,
      ...(mails ? [told(newId(), id)] : []),
    ],
    directory: [
      { change: "member-seats-ended", workspace: state.workspace.id, member: id },
      // with a mail server the address ends once the letter to it is sent (notice/postman)
      ...(mails ? [] : [addressEnds(state.workspace.id, id)]),
      ...closed,
    ],
  }
}
