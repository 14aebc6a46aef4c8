import type { Round, Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import { derivePerTable } from "../derivePerTable.ts"
import { runsBeside } from "./deadlines.ts"
import { latestVersion } from "./statements.ts"

const byStatement = derivePerTable((rounds: State["rounds"]) =>
  Map.groupBy(Object.values(rounds), ({ statement }) => statement),
)

/** All rounds on a statement. Minutes ask this for each of thousands of lines, so no lookup searches all rounds. */
export const roundsOn = ({ rounds }: Pick<State, "rounds">, statement: string): readonly Round[] =>
  (byStatement(rounds) as ReadonlyMap<string, readonly Round[]>).get(statement) ?? []

/** The ratings and calls on a statement's latest version, oldest first, without void ones. */
export function roundsOf(state: State, statement: Statement): Round[] {
  const version = latestVersion(statement)?.n
  return Object.values(state.rounds)
    .filter(
      round =>
        round.statement === statement.id &&
        round.version === version &&
        round.state !== "void" &&
        round.kind !== "review",
    )
    .sort((a, b) => a.openedAt - b.openedAt)
}

/** Returns the statement's open round; null if nothing is asked about it now. */
export const openRoundOn = ({ rounds }: Pick<State, "rounds">, { id }: Statement): Round | null =>
  Object.values(rounds).find(({ statement, state }) => statement === id && state === "open") ?? null

/** Returns whether the statement's round that was opened last, and is not shown yet, is a rating. */
export function isRated({ rounds }: State, { id }: Statement): boolean {
  const asked = Object.values(rounds).filter(
    ({ statement, state }) => statement === id && (state === "open" || state === "closed"),
  )
  return asked.toSorted((a, b) => b.openedAt - a.openedAt)[0]?.kind === "rating"
}

/**
 * The rounds in this state, oldest first. Silence procedures and rounds with a deadline come after the other
 * rounds, because they run for days.
 */
export const roundsIn = ({ state }: { readonly state: State }, wanted: Round["state"]): Round[] =>
  Object.values(state.rounds)
    .filter(round => round.state === wanted)
    .sort((a, b) => Number(runsBeside(a)) - Number(runsBeside(b)) || a.openedAt - b.openedAt)
