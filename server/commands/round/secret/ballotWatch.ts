import type { State } from "../../../../shared/fold/state.ts"
import type { RoundId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { derivePerTable } from "../../../../shared/rules/derivePerTable.ts"
import { Underway } from "../../underway.ts"
import type { BallotBox, BallotPorts } from "./ballotBox.ts"

export interface WatchPorts extends Pick<BallotPorts, "ballots" | "directory" | "folds" | "bus"> {
  box: BallotBox
  failed: (error: unknown) => void
}

const secretRounds = derivePerTable((rounds: State["rounds"]) =>
  Object.values(rounds).filter(({ anonymity }) => anonymity === "secret"),
)

/** Prints the ballots of a secret round when it opens, destroys them when it has ended; what a cut left, at the start. */
export function createBallotWatch({ ballots, directory, folds, bus, box, failed }: WatchPorts) {
  const look = async (workspace: WorkspaceId): Promise<void> => {
    const { state } = await folds.current(workspace)
    for (const round of secretRounds(state.rounds)) await box.tend(round)
  }

  const tend = async (id: RoundId): Promise<void> => {
    const workspace = await directory.home(id)
    const round = workspace && (await folds.current(workspace)).state.rounds[id]
    if (round && (round.state === "open" || round.state === "closed")) await box.tend(round)
    else await ballots.destroy(id)
  }

  const underway = new Underway(failed)
  const stopListening = bus.onWake(workspace => underway.begin(look(workspace)))
  return {
    async start() {
      // of a workspace that cannot be read the ballots stay as they are
      for (const id of await ballots.rounds()) await tend(id).catch(failed)
    },
    /** settles when what was begun is over */
    stop() {
      stopListening()
      return underway.over()
    },
  }
}
