import { minutesSentence } from "../../../../generated/words/minutes.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { RoundId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Dispatch } from "../../../core/dispatch.ts"
import { server, serverActor } from "../../../core/serverActor.ts"
import type { Folds } from "../../../log/folds.ts"
import type { Ballots } from "../../../ports/database/ballots.ts"
import { voided } from "../ending.ts"

export interface VoidingPorts {
  folds: Pick<Folds, "current">
  ballots: Pick<Ballots, "destroy">
  dispatch: Pick<Dispatch, "perform">
}

const isUnfinished = ({ anonymity, state }: Round): boolean =>
  anonymity === "secret" && (state === "open" || state === "closed")

/**
 * Used after a restore: makes every secret round void that has not been revealed, because its ballots are missing or
 * out of date. Returns the number of these rounds.
 */
export async function voidSecretRounds(ports: VoidingPorts, workspace: WorkspaceId): Promise<number> {
  const { state } = await ports.folds.current(workspace)
  const unfinished = Object.values(state.rounds).filter(isUnfinished)
  for (const round of unfinished) await makeVoid(ports, workspace, { round, why: "round.voided.restored" })
  return unfinished.length
}

/**
 * Makes a secret round void because the key to its ballots is lost. Does nothing if the round is already revealed or
 * void.
 */
export async function voidLostRound(ports: VoidingPorts, workspace: WorkspaceId, id: RoundId): Promise<void> {
  const { state } = await ports.folds.current(workspace)
  const round = state.rounds[id]
  if (round && isUnfinished(round)) await makeVoid(ports, workspace, { round, why: "round.voided.lost" })
}

async function makeVoid(
  { folds, ballots, dispatch }: VoidingPorts,
  workspace: WorkspaceId,
  { round, why }: { round: Round; why: "round.voided.restored" | "round.voided.lost" },
): Promise<void> {
  const { state } = await folds.current(workspace)
  // the room reads the reason, so it is in the panel's first language
  const reason = minutesSentence(state.workspace?.languages[0] ?? "en", why)
  const answered = await dispatch.perform(
    workspace,
    server,
    serverActor(() => voided(round, reason)),
    null,
  )
  if (!answered.ok) throw new Error(`The round ${round.id} could not be made void: ${answered.refusal.code}`)
  await ballots.destroy(round.id)
}
