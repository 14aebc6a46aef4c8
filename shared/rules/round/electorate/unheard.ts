import type { Round, Statement } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import { wasHeard } from "../../readings/notices.ts"

/** Returns whether an open silence procedure will be void at its end, because no notice about it was sent. */
export const runsUnheard = (state: State, round: Round): boolean =>
  round.silence && round.state === "open" && !wasHeard(state, { of: "silence", round: round.id })

/**
 * Returns whether a silence procedure became void because no notice was sent. Entries of an earlier version of Plenary
 * do not say why a round is void. An empty reason therefore decides, because moderators must give one.
 */
export const endedUnheard = ({ state, silence, voidReason }: Round): boolean =>
  state === "void" && silence && voidReason === ""

/** The statement's newest round on its current version if that round is void; else null. */
export function lastVoid({ rounds }: Pick<State, "rounds">, { id, versions, state }: Statement): Round | null {
  if (state !== "proposed") return null
  const newest = Object.values(rounds)
    .filter(({ statement, version }) => statement === id && version === versions.at(-1)?.n)
    .toSorted((a, b) => a.openedAt - b.openedAt)
    .at(-1)
  return newest?.state === "void" ? newest : null
}

/**
 * Returns whether the statement's last silence procedure became void without a notice, so that it has to be started
 * again.
 */
export function wentUnheard(state: Pick<State, "rounds">, statement: Statement): boolean {
  const round = lastVoid(state, statement)
  return round !== null && endedUnheard(round)
}
