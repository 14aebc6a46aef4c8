import type { Hint } from "../../../shared/contract/live.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import { derivePerTable } from "../../../shared/rules/derivePerTable.ts"
import { turnoutOf } from "../../../shared/rules/round/electorate/absentees.ts"
import { answersIn } from "../../../shared/rules/round/electorate/electorate.ts"
import { positionsEntered, whoAnswered } from "../../commands/round/spoken/counted.ts"
import type { Folds } from "../../log/folds.ts"
import type { Ballots } from "../../ports/database/ballots.ts"
import { BallotsLocked } from "../../ports/database/failing.ts"
import type { SealedAnswer, Store } from "../../ports/database/store.ts"
import type { WorkspacePresence } from "./presence.ts"

export interface HintPorts {
  store: Store
  ballots: Ballots
  folds: Folds
  presence: WorkspacePresence
}

/** The hints for each audience, and for each open round the members who have answered. */
export interface HintsByAudience {
  room: Hint[]
  gallery: Hint[]
  /**
   * The members who have answered, for each open round that is not secret. The server tells each member only about
   * their own answers.
   */
  answered: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * The hints for one connection: those for its audience, and the rounds that the connection's own member has answered.
 */
export function hintsFor({ answered, ...told }: HintsByAudience, audience: Audience, member: string | null): Hint[] {
  if (member === null || answered.size === 0) return told[audience]
  const rounds = [...answered].flatMap(([round, members]) => (members.has(member) ? [round] : []))
  return [...told[audience], { kind: "answered", rounds }]
}

/**
 * The hint about who is connected. Presence shows when a person connects and leaves. If the panel's names may not be
 * published, the gallery therefore gets only the number of observers (DOMAIN A4).
 */
export async function presenceHint({ presence, folds }: HintPorts, workspace: WorkspaceId): Promise<HintsByAudience> {
  const { state } = await folds.current(workspace)
  const members = [...presence.members(workspace)].sort()
  const hint = { kind: "presence" as const, members, observers: presence.observers(workspace) }
  const named = state.workspace?.attribution === "named"
  return { room: [hint], gallery: [named ? hint : { ...hint, members: [] }], answered: new Map() }
}

const openRounds = derivePerTable((rounds: State["rounds"]) =>
  Object.values(rounds).filter(round => round.state === "open"),
)

/**
 * The hints about how many members have answered in the open rounds. They are computed from who has answered, never
 * from the content of an answer.
 */
export async function answerHints(
  { store, ballots, folds }: HintPorts,
  workspace: WorkspaceId,
): Promise<HintsByAudience> {
  const { state } = await folds.current(workspace)
  const open = openRounds(state.rounds)
  const room: Hint[] = []
  const gallery: Hint[] = []
  const answered = new Map<string, ReadonlySet<string>>()
  for (const round of open) {
    if (round.anonymity === "secret") {
      const cast = await ballots.castIn(round.id).catch(unlessLocked)
      if (cast === null) continue
      const hint = countOf(round, cast)
      room.push(hint)
      gallery.push(hint)
      continue
    }
    const given = await store.answers(round.id)
    const members = whoAnswered(given)
    const corrected = correctedIn(given)
    const spoken = positionsEntered(given)
    answered.set(round.id, new Set([...members].filter(member => answersIn(state, round, member))))
    room.push({
      kind: "answers",
      round: round.id,
      ...turnoutOf(round, members, { room: true }),
      ...(corrected.length > 0 && { corrected }),
      ...(spoken.length > 0 && { spoken }),
    })
    gallery.push({ kind: "answers", round: round.id, ...turnoutOf(round, members, { room: false }) })
  }
  return { room, gallery, answered }
}

/** Returns null if the ballots are locked at the moment: their count is then not shown. */
function unlessLocked(failure: unknown): null {
  if (failure instanceof BallotsLocked) return null
  throw failure
}

/** The members who have changed an answer that the secretary had entered for them. */
const correctedIn = (given: readonly SealedAnswer[]): string[] => [
  ...new Set(
    given.flatMap(({ member, spoken }, n) =>
      !spoken && given.slice(0, n).some(one => one.member === member && one.spoken) ? [member] : [],
    ),
  ),
]

/**
 * The hint about a secret round. Every audience gets only the number of cast ballots and the number of missing ballots.
 */
const countOf = ({ id, electorate }: Round, answered: number): Hint => ({
  kind: "answers",
  round: id,
  answered,
  waiting: electorate.length - answered,
})
