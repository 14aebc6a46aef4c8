import type { Me } from "../../contract/queries.ts"
import type { PrivacyNotice } from "../../fold/lawState.ts"
import type { Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"
import { findMember } from "../readings/rows.ts"

/**
 * The reader's own row, with the parts that an observer's state leaves out and the page's answer has (`Me.privacy`).
 */
export function ownRow(state: State, { member, privacy }: Pick<Me, "member" | "privacy">): Member | undefined {
  const row = findMember(state, member)
  if (!row || !privacy) return row
  const { former: _, ...own } = privacy
  return { ...row, ...own }
}

/** The notice with the version that the reader consented to. */
export const ownNotice = (notice: PrivacyNotice, { privacy }: Pick<Me, "privacy">): PrivacyNotice =>
  privacy ? { ...notice, former: privacy.former } : notice
