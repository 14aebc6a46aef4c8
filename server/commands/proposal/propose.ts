import type { AdoptedWords } from "../../../shared/contract/events/proposal.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Proposal } from "../../../shared/fold/state.ts"
import { consentNeeded, openProposal } from "../../../shared/rules/people/consent/consent.ts"
import type { Decision, Situation } from "../../core/command.ts"
import { inLanguage } from "../../core/reasonLang.ts"
import { alreadyDone } from "../refusing.ts"
import { carryOut } from "./carryOut.ts"

type Asked = Pick<Proposal, "about" | "reason" | "asker">

/**
 * Acts that change or end a person's seat, or bind or expose others by a setting. A chair who acts alone must give a
 * reason for them (DOMAIN C4).
 */
const needsReason: ReadonlySet<Proposal["about"]["act"]> = new Set([
  "change",
  "remove",
  "reissue",
  "accounts",
  "access",
  "embargo",
  "terms",
  "publish",
] as const)

/**
 * Asks the members whose consent an act needs. If no consent is needed, the act is carried out at once, and the log
 * names the actor and the reason.
 */
export function propose(situation: Situation, { about, reason, asker }: Asked): Decision {
  const { state, id } = situation
  const before = openProposal(state, about)
  if (before && asker !== null) return alreadyDone(state, { by: before.asker, at: before.at })
  const proposal = id()
  const made: NewEvent = { kind: "proposal-made", body: { proposal, about, asker, reason } }
  if (consentNeeded(state, { about, asker, confirmations: [] }).kind !== "none")
    return { events: [made], made: { proposal } }
  const done = carry(situation, { id: proposal, about, reason }, [made])
  const unsaid = asker !== null && reason === "" && needsReason.has(about.act)
  return unsaid && !("refuse" in done) ? refuse("alone-why") : done
}

/** Carries out a proposed act. The events of the act come last, because the commit is signed at its last entry. */
function carry(
  situation: Situation,
  row: Pick<Proposal, "id" | "about" | "reason" | "reasonLang">,
  before: NewEvent[],
): Decision {
  const done = carryOut(situation, { ...row, proposal: row.id })
  if ("refuse" in done) return done
  const carried: NewEvent = { kind: "proposal-carried", body: { proposal: row.id } }
  return {
    ...done,
    events: [...before, carried, ...inLanguage(done.events, row)],
    made: { proposal: row.id, ...done.made },
  }
}

/**
 * Adds a consent to a proposal. The last consent carries out the act in the same commit. `words` are the hashes of the
 * minutes that the member read.
 */
export function confirmProposal(situation: Situation, row: Proposal, words: AdoptedWords | undefined): Decision {
  const { state, actor, now } = situation
  const confirmations = [...row.confirmations, { by: actor.member, at: now }]
  const stated = row.about.act === "adopt" && words ? { words } : {}
  const confirmed: NewEvent = { kind: "proposal-confirmed", body: { proposal: row.id, ...stated } }
  if (consentNeeded(state, { ...row, confirmations }).kind !== "none") return { events: [confirmed] }
  return carry(situation, row, [confirmed])
}
