import type { ConsentSubject } from "../../contract/events/law/privacy.ts"
import type { Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"

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

/** The consent of a person who joins: to the notice of this hash, in this language, from this region. */
export interface JoinConsent {
  seen: string
  lang: Lang
  region: string
  /** whether they also consented to the transfer of their data to the region of the panel's data */
  transfer: boolean
}

/** Returns why nobody may join with this consent; null if the panel has no notice, or nothing is missing (DOMAIN PN2). */
export function consentAmiss(
  { workspace }: Panel,
  consent: JoinConsent | undefined,
): "notice-due" | "notice-changed" | "transfer-due" | null {
  const privacy = workspace?.privacy
  if (!privacy) return null
  if (!consent) return "notice-due"
  if (consent.seen !== privacy.hash) return "notice-changed"
  return consent.region === privacy.region || consent.transfer ? null : "transfer-due"
}

/** Returns whether the seat's owner contributes nothing until they have consented (DOMAIN PN3). */
export const owesNotice = (panel: Panel, member: Member | undefined): boolean =>
  panel.workspace?.privacy?.blocks === true && consentsDue(panel, member).length > 0
