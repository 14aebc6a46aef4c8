import type { ConsentSubject } from "../../../contract/events/law/privacy.ts"
import type { Entry } from "../../../contract/events.ts"
import { patch } from "../../changes/change.ts"
import type { ConsentGiven, FormerNotice } from "../../lawState.ts"
import type { Member } from "../../peopleState.ts"
import type { State, Workspace } from "../../state.ts"

/** Folds the privacy notice, the consents of the members, and the register of transfers. */
export function foldPrivacy(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "privacy-set": {
      const version = (state.workspace?.privacy?.version ?? 0) + 1
      const former = formerNotices(state, entry.body.hash)
      return facts(state, { privacy: { ...entry.body, version, at: entry.at, ...(former.length > 0 && { former }) } })
    }
    case "consent-given": {
      const { member, of, ...given } = entry.body
      return consented(state, member, of, { ...given, at: entry.at })
    }
    case "consent-withdrawn":
      return consented(state, entry.body.member, entry.body.of, null)
    case "transfers-set":
      return facts(state, { transfers: entry.body.transfers })
    default:
      return state
  }
}

/**
 * The versions that a member has consented to and that are not the text of the new one. Nobody consents to a version
 * that was replaced, so the others are never shown again.
 */
function formerNotices({ workspace, members }: State, hash: string): FormerNotice[] {
  const now = workspace?.privacy
  if (!now) return []
  const { version, responsible, contact, region, notice } = now
  const all = [...(now.former ?? []), { version, hash: now.hash, responsible, contact, region, notice }]
  const consented = new Set(Object.values(members).map(({ consents }) => consents?.notice?.hash))
  return all.filter(one => one.hash !== hash && consented.has(one.hash))
}

const facts = (state: State, change: Partial<Workspace>): State =>
  state.workspace ? { ...state, workspace: { ...state.workspace, ...change } } : state

function consented(state: State, member: Member["id"], of: ConsentSubject, given: ConsentGiven | null): State {
  const members = patch(state.members, member, ({ consents = {} }) => {
    const { [of]: _, ...others } = consents
    return { consents: given ? { ...others, [of]: given } : others }
  })
  return { ...state, members }
}
