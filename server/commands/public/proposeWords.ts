import type { AdoptedWords } from "../../../shared/contract/events/proposal.ts"
import { sameAdoptedWords } from "../../../shared/minutes/adoptedWords.ts"
import type { MemberId, SessionId } from "../../../shared/model/ids.ts"
import { openProposal } from "../../../shared/rules/people/consent/consent.ts"
import type { Decision, Situation } from "../../core/command.ts"
import { propose } from "../proposal/propose.ts"
import { alreadyDone } from "../refusing.ts"

interface Asked {
  about: { act: "adopt"; session: SessionId; words: AdoptedWords }
  reason: string
  asker: MemberId | null
}

/**
 * Proposes to adopt minutes with these hashes. If the asker's earlier proposal is open and has other hashes, the same
 * commit takes it back. The other members are then asked about the current minutes.
 */
export function proposeWords(situation: Situation, { about, reason, asker }: Asked): Decision {
  const { state } = situation
  const before = openProposal(state, { act: "adopt", session: about.session })
  if (!before) return propose(situation, { about, reason, asker })
  const own = before.asker !== null && before.asker === asker
  const same = before.about.act === "adopt" && sameAdoptedWords(before.about.words, about.words)
  if (!own || same) return alreadyDone(state, { by: before.asker, at: before.at })
  const { [before.id]: _, ...others } = state.proposals
  const anew = propose({ ...situation, state: { ...state, proposals: others } }, { about, reason, asker })
  if ("refuse" in anew) return anew
  return { ...anew, events: [{ kind: "proposal-taken-back", body: { proposal: before.id } }, ...anew.events] }
}
