import type { NewEvent } from "../../../../shared/contract/events.ts"
import type { Answered } from "../../../../shared/contract/live.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { Invite, Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import { closedByArchive } from "../../../../shared/rules/law/archive.ts"
import type { Decision, ReadCommand } from "../../../core/command.ts"
import type { DirectoryChange } from "../../../ports/database/store.ts"
import type { Invitation } from "../../../ports/invitations.ts"
import type { JoinPorts, OpenInvite } from "./joining.ts"

/**
 * Whether a link is that of the last letter which the server mailed to the person of its seat. A letter that somebody
 * copied proves no address.
 */
export const isMailedLetter = (letter: Invitation | null, { id }: Pick<Invite, "id">): letter is Invitation =>
  letter !== null &&
  letter.invite === id &&
  letter.standing !== "copied" &&
  letter.sentAt !== null &&
  letter.email !== ""

/**
 * The seat that the reader of its letter may disown, because nobody has confirmed yet the person who sits in it (DOMAIN
 * IN13); null if there is none.
 */
export function seatToDisown(state: State, row: Invite, now: Instant): Member | null {
  const member = row.member === null ? undefined : state.members[row.member]
  if (!member?.taken || member.removed || row.revoked || now >= (row.expiresAt ?? Infinity)) return null
  if (member.role !== row.role || (row.side !== null && member.side !== row.side)) return null
  const isOpen = member.unconfirmed !== undefined && state.proposals[member.unconfirmed]?.state === "open"
  return isOpen && !closedByArchive(state, "invite guests") ? member : null
}

/**
 * Ends the seat of whoever sat down in it, at the word of the person to whom the letter went. Every sign-in and every
 * other link of the seat ends, and the letter's link opens it once more.
 */
export function disownSeat({ dispatch }: JoinPorts, { workspace, row }: OpenInvite, email: string): Promise<Answered> {
  const host = { member: null, name: "", role: "admin" as const, side: null, host: true }
  const command: ReadCommand = {
    action: "invite guests",
    host: true,
    own: () => true,
    // others may have confirmed the person since the page was opened
    decide: ({ state, now }): Decision => {
      const invite = state.invites[row.id]
      const member = invite ? seatToDisown(state, invite, now) : null
      if (!member) return refuse("invite-used")
      const others = Object.values(state.invites).filter(
        one => one.member === member.id && !one.revoked && one.id !== row.id,
      )
      const revoked = others.map(({ id }): NewEvent => ({ kind: "invite-revoked", body: { invite: id } }))
      const closed = others.map(({ id }): DirectoryChange => ({ kind: "invite-revoked", id }))
      const seat = { workspace, member: member.id }
      return {
        events: [{ kind: "seat-disowned", body: { member: member.id, invite: row.id } }, ...revoked],
        directory: [
          { kind: "member-seats-ended", ...seat },
          // notices go where the letter went, not to an address that the other person gave
          { kind: "address", ...seat, email },
          { kind: "invite-again", id: row.id },
          ...closed,
        ],
      }
    },
  }
  return dispatch.perform(workspace, host, command, null)
}
