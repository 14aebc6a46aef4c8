import type { NewEvent } from "../../../shared/contract/events.ts"
import type { Proposal } from "../../../shared/fold/state.ts"
import { consentNeeded, openProposal } from "../../../shared/rules/people/consent.ts"
import type { Decision, Situation } from "../deed.ts"
import { alreadyDone } from "../refusing.ts"
import { carryOut } from "./carryOut.ts"

type Asked = Pick<Proposal, "about" | "reason" | "asker">

/**
 * Asks those who have to consent. Where nobody has to, the act is done at once: as an entry with its reason where one
 * chair acts alone, without one where an administrator does.
 */
export function propose(situation: Situation, { about, reason, asker }: Asked): Decision {
  const { state, id } = situation
  if (asker === null) return carryOut(situation, { about, reason, proposal: "" })
  const before = openProposal(state, about)
  if (before) return alreadyDone(state, { by: before.asker, at: before.at })
  const proposal = id()
  const made: NewEvent = { kind: "proposal-made", body: { proposal, about, asker, reason } }
  if (consentNeeded(state, { about, asker, confirmations: [] }).of === "none")
    return carry(situation, { id: proposal, about, reason }, [made])
  return { events: [made], made: { proposal } }
}

/** What led to the act, the entry that ends its proposal, and the act: the commit is signed at its last entry. */
function carry(situation: Situation, row: Pick<Proposal, "id" | "about" | "reason">, before: NewEvent[]): Decision {
  const done = carryOut(situation, { ...row, proposal: row.id })
  if ("refuse" in done) return done
  const carried: NewEvent = { kind: "proposal-carried", body: { proposal: row.id } }
  return { ...done, events: [...before, carried, ...done.events], made: { proposal: row.id, ...done.made } }
}

/** One consent more; the last one carries the act out in the same commit. */
export function confirmProposal(situation: Situation, row: Proposal): Decision {
  const { state, actor, now } = situation
  const confirmations = [...row.confirmations, { by: actor.member, at: now }]
  const confirmed: NewEvent = { kind: "proposal-confirmed", body: { proposal: row.id } }
  if (consentNeeded(state, { ...row, confirmations }).of !== "none") return { events: [confirmed] }
  return carry(situation, row, [confirmed])
}
