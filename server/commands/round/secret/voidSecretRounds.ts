import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { minutesSentence } from "../../../../shared/words/compiled/minutes.ts"
import type { Ballots } from "../../../ports/database/ballots.ts"
import type { Dispatch } from "../../dispatch.ts"
import type { Folds } from "../../log/folds.ts"
import { server, serverActor } from "../../serverActor.ts"
import { voided } from "../ending.ts"

interface Ports {
  folds: Folds
  ballots: Pick<Ballots, "destroy">
  dispatch: Pick<Dispatch, "perform">
}

/**
 * Used after a restore: makes every secret round void that has not been revealed, because its ballots are missing or
 * out of date. Returns the number of these rounds.
 */
export async function voidSecretRounds({ folds, ballots, dispatch }: Ports, workspace: WorkspaceId): Promise<number> {
  const { state } = await folds.current(workspace)
  const { workspace: facts, rounds } = state
  const unfinished = Object.values(rounds).filter(
    ({ anonymity, state }) => anonymity === "secret" && (state === "open" || state === "closed"),
  )
  // the room reads the reason, so it is in the panel's first language
  const reason = minutesSentence(facts?.languages[0] ?? "en", "round.voided.restored")
  for (const round of unfinished) {
    const answered = await dispatch.perform(
      workspace,
      server,
      serverActor(() => voided(round, reason)),
      null,
    )
    if (!answered.ok) throw new Error(`The round ${round.id} could not be made void: ${answered.refusal.code}`)
    await ballots.destroy(round.id)
  }
  return unfinished.length
}
