import type { Round, Statement } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import { wasHeard } from "../../readings/notices.ts"

/** It runs, and will be void at its end, as nobody has marked its notice as sent. */
export const runsUnheard = (state: State, round: Round): boolean =>
  round.silence && round.state === "open" && !wasHeard(state, { of: "silence", round: round.id })

/** It was void at its end. An entry of an earlier version gives no reason at all. */
export const endedUnheard = ({ state, silence, voidReason }: Round): boolean =>
  state === "void" && silence && voidReason === ""

/** The newest round on the wording that stands, where that round is void: it counts for nothing, and nothing came after it. */
export function lastVoid({ rounds }: Pick<State, "rounds">, { id, versions, state }: Statement): Round | null {
  if (state !== "proposed") return null
  const newest = Object.values(rounds)
    .filter(({ statement, version }) => statement === id && version === versions.at(-1)?.n)
    .toSorted((a, b) => a.openedAt - b.openedAt)
    .at(-1)
  return newest?.state === "void" ? newest : null
}

/** A silence on it ended unheard, and is to be started again. */
export function wentUnheard(state: Pick<State, "rounds">, statement: Statement): boolean {
  const round = lastVoid(state, statement)
  return round !== null && endedUnheard(round)
}
