import type { Hint } from "../../shared/contract/live.ts"
import type { Round } from "../../shared/fold/consensusState.ts"
import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Folds } from "../commands/log/folds.ts"
import type { Ballots } from "../ports/ballots.ts"
import type { Store } from "../ports/store.ts"
import type { Presence } from "./presence.ts"

export interface HintPorts {
  store: Store
  ballots: Ballots
  folds: Folds
  presence: Presence
}

/** For each audience its own: the gallery learns how many have answered, never who has not. */
export interface Hints {
  room: Hint[]
  gallery: Hint[]
}

/** Who comes and goes is attendance: where names stay in the room, the gallery is told of nobody (domain.md §10). */
export async function presenceHint({ presence, folds }: HintPorts, workspace: WorkspaceId): Promise<Hints> {
  const { states } = await folds.current(workspace)
  const members = [...presence.members(workspace)].sort()
  const hint = { kind: "presence" as const, members, observers: presence.observers(workspace) }
  const named = states.room.workspace?.attribution === "named"
  return { room: [hint], gallery: [named ? hint : { ...hint, members: [] }] }
}

/** How far the open rounds are. What was answered is not read; only who has. */
export async function answerHints({ store, ballots, folds }: HintPorts, workspace: WorkspaceId): Promise<Hints> {
  const { states } = await folds.current(workspace)
  const open = Object.values(states.room.rounds).filter(round => round.state === "open")
  const hints: Hints = { room: [], gallery: [] }
  for (const round of open) {
    if (round.anonymity === "secret") {
      const hint = countOf(round, await ballots.castIn(round.id))
      hints.room.push(hint)
      hints.gallery.push(hint)
      continue
    }
    const answered = new Set((await store.answers(round.id)).map(answer => answer.member))
    hints.room.push(hintOf(round, answered, true))
    hints.gallery.push(hintOf(round, answered, false))
  }
  return hints
}

/** Of a secret round everyone learns the count alone. */
const countOf = ({ id, electorate }: Round, answered: number): Hint => ({
  kind: "answers",
  round: id,
  answered,
  waiting: electorate.length - answered,
})

function hintOf(round: Round, answered: ReadonlySet<string>, names: boolean): Hint {
  const waiting = round.electorate.map(elector => elector.member).filter(member => !answered.has(member))
  return {
    kind: "answers",
    round: round.id,
    answered: round.electorate.length - waiting.length,
    waiting: names ? waiting.sort() : waiting.length,
  }
}
