import type { ConsentSubject } from "../../contract/events/law/privacy.ts"
import type { Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"

type Panel = Pick<State, "workspace">

/**
 * Returns what the owner of a seat is asked to consent to: the notice, if it is new or has changed since; the transfer,
 * if they are in another region than the data and have not consented to it for this notice (DOMAIN PN2, PN4).
 */
export function consentsDue({ workspace }: Panel, member: Member | undefined): ConsentSubject[] {
  const privacy = workspace?.privacy
  if (!privacy || !member?.taken || member.removed) return []
  const { notice, transfer } = member.consents ?? {}
  if (notice?.hash !== privacy.hash) return ["notice"]
  return notice.region !== privacy.region && transfer?.hash !== privacy.hash ? ["transfer"] : []
}

/** Returns whether the seat's owner contributes nothing until they have consented (DOMAIN PN3). */
export const owesNotice = (panel: Panel, member: Member | undefined): boolean =>
  panel.workspace?.privacy?.blocks === true && consentsDue(panel, member).length > 0
