import type { NewEvent } from "../../../../shared/contract/events.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import type { Decision, Situation } from "../../../core/command.ts"
import type { DirectoryChange } from "../../../ports/database/store.ts"

const told = (notice: string, member: MemberId): NewEvent => ({
  kind: "notice-wanted",
  body: { notice, about: { of: "reissue", member }, members: [member] },
})

/**
 * Frees a seat whose owner can no longer prove that it is theirs. Every sign-in, return link and invitation of the seat
 * ends, so that only a later invitation opens it. The new holder cannot see or change answers to earlier rounds (DOMAIN
 * S4, S5).
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
  const closed = links.map(({ id: invite }): DirectoryChange => ({ kind: "invite-revoked", id: invite }))
  const notice = newId()
  const seat = { workspace: state.workspace.id, member: id }
  return {
    events: [{ kind: "seat-reissued", body: { member: id, reason } }, ...revoked, ...(mails ? [told(notice, id)] : [])],
    directory: [
      // the letter about the reissue goes to the former holder's address, even if the seat gets another address first
      ...(mails ? [{ kind: "address-bound" as const, ...seat, notice }] : []),
      { kind: "member-seats-ended", ...seat },
      { kind: "address", ...seat, email: null },
      ...closed,
    ],
  }
}
