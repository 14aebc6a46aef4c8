import type { AdoptedWords } from "../../../../shared/contract/events/proposal.ts"
import type { Entry } from "../../../../shared/contract/events.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { sameAdoptedWords } from "../../../../shared/minutes/adoptedWords.ts"
import { foldInParts } from "../../../../shared/minutes/inParts.ts"
import { type MinutesWritten, writingMinutes } from "../../../../shared/minutes/written.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { adoptionAwaited } from "../../../../shared/rules/record/proposed.ts"
import { inTurns } from "../../../log/inTurns.ts"
import type { HttpPorts } from "../../ports.ts"

interface Reviewed {
  workspace: WorkspaceId
  /** the workspace's state as the room reads it, because the gallery's state has no proposals */
  room: State
  session: Session
  /** the log's entries from which the minutes are written */
  list: readonly Entry[]
}

/**
 * Returns the hashes of the minutes that an adoption would adopt now; empty unless the minutes are under review.
 * `words` are these hashes, read no later than the minutes on the page. If a proposal to adopt other minutes waits,
 * also returns the minutes as they were when that proposal was made.
 */
export async function adoptingOf(
  ports: Pick<HttpPorts, "folds">,
  { workspace, room, session, list }: Reviewed,
  words: AdoptedWords,
): Promise<Pick<MinutesWritten, "adopting">> {
  if (session.minutes.state !== "under_review") return {}
  const awaited = adoptionAwaited(room, session.id)
  if (awaited?.about.act !== "adopt" || sameAdoptedWords(awaited.about.words, words))
    return { adopting: { words, before: null } }
  const proposed = awaited.about.words
  const all = await ports.folds.written(workspace, "room")
  const seq = all.find(({ kind, body }) => kind === "proposal-made" && body.proposal === awaited.id)?.seq ?? 0
  const then = list.filter(entry => entry.seq <= seq)
  const state = await inTurns(foldInParts(then))
  const { prose } = await inTurns(writingMinutes(state, state.sessions[session.id] ?? session, then))
  const minutes = proposed?.minutes !== words.minutes
  return {
    adopting: {
      words,
      before: { proposal: awaited.id, prose, minutes, outcomes: proposed?.outcomes !== words.outcomes },
    },
  }
}
