import type { ConsentSubject } from "../../../contract/events/law/privacy.ts"
import type { Entry } from "../../../contract/events.ts"
import { patch } from "../../changes/change.ts"
import type { ConsentGiven } from "../../lawState.ts"
import type { Member } from "../../peopleState.ts"
import type { State, Workspace } from "../../state.ts"

/** Folds the privacy notice, the consents of the members, and the register of transfers. */
export function foldPrivacy(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "privacy-set": {
      const before = state.workspace?.privacy
      const version = (before?.version ?? 0) + 1
      const former = before && { before: { version: before.version, notice: before.notice } }
      return facts(state, { privacy: { ...entry.body, version, at: entry.at, ...former } })
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

const facts = (state: State, change: Partial<Workspace>): State =>
  state.workspace ? { ...state, workspace: { ...state.workspace, ...change } } : state

function consented(state: State, member: Member["id"], of: ConsentSubject, given: ConsentGiven | null): State {
  const members = patch(state.members, member, ({ consents = {} }) => {
    const { [of]: _, ...others } = consents
    return { consents: given ? { ...others, [of]: given } : others }
  })
  return { ...state, members }
}
