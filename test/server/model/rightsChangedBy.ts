import { changesRights } from "../../../server/log/changesRights.ts"
import type { Entry } from "../../../shared/contract/events.ts"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { owesNotice } from "../../../shared/rules/law/consents.ts"
import { isActive } from "../../../shared/rules/readings/members.ts"
import { owesConsent } from "../../../shared/rules/settings.ts"
import { noteModeNow } from "../../../shared/rules/text/noteMode.ts"

/** Everything that decides who may read or write, of the members, topics and invitations that `before` has. */
function rightsIn(state: State, before: State): unknown {
  return {
    open: before.workspace && [state.workspace?.public, state.workspace?.removed],
    members: Object.values(before.members).map(({ id }) => {
      const member = state.members[id]
      return (
        member && [
          id,
          isActive(member),
          member.role,
          member.side,
          owesConsent(state, member),
          owesNotice(state, member),
          member.erased,
        ]
      )
    }),
    invites: Object.values(before.invites).map(({ id }) => [id, state.invites[id]?.revoked]),
    notes: Object.values(before.topics).map(({ id }) => {
      const topic = state.topics[id]
      return topic && [id, noteModeNow(topic), topic.state === "closed", topic.ended !== undefined]
    }),
  }
}

/**
 * The kinds of entries in the log after which somebody may read or write more or less: those that the server knows as
 * such, and those that it does not.
 */
export function rightsChangedBy(entries: readonly Entry[]): { known: string[]; unknown: string[] } {
  const changed = new Set<string>()
  let state = emptyState
  for (const entry of entries) {
    const after = fold(state, [entry])
    if (JSON.stringify(rightsIn(after, state)) !== JSON.stringify(rightsIn(state, state))) changed.add(entry.kind)
    state = after
  }
  const kinds = [...changed]
  return { known: kinds.filter(changesRights), unknown: kinds.filter(kind => !changesRights(kind)) }
}
