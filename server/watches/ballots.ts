import type { State } from "../../shared/fold/state.ts"
import type { RoundId, WorkspaceId } from "../../shared/model/ids.ts"
import { derivePerTable } from "../../shared/rules/derivePerTable.ts"
import type { BallotBox } from "../commands/round/secret/ballotBox.ts"
import { voidLostRound } from "../commands/round/secret/voidSecretRounds.ts"
import type { Dispatch } from "../core/dispatch.ts"
import type { Folds } from "../log/folds.ts"
import type { Bus } from "../ports/bus.ts"
import type { Ballots } from "../ports/database/ballots.ts"
import type { Directory } from "../ports/database/directory.ts"
import { Running } from "./running.ts"
import type { Watch } from "./watch.ts"

export interface BallotWatchPorts {
  ballots: Pick<Ballots, "rounds" | "destroy" | "onLost">
  directory: Pick<Directory, "home">
  folds: Pick<Folds, "current">
  dispatch: Pick<Dispatch, "perform">
  bus: Pick<Bus, "onWake">
  box: Pick<BallotBox, "tend">
  failed: (error: unknown) => void
}

const secretRounds = derivePerTable((rounds: State["rounds"]) =>
  Object.values(rounds).filter(({ anonymity }) => anonymity === "secret"),
)

/**
 * Prints the ballots of a secret round when it opens, and deletes them when the round has been revealed or made void.
 * At the start it completes the work that an interrupted run left unfinished. If the key to a round's ballots is lost,
 * it makes the round void.
 */
export const createBallotWatch = (ports: BallotWatchPorts): Watch => ({
  name: "ballots",
  run(until) {
    const { ballots, directory, folds, bus, box, failed } = ports
    const running = new Running(until, failed)

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

    const first = async (): Promise<void> => {
      // if reading the workspace fails, `tend` throws before it deletes ballots, so they stay in the database
      for (const id of await ballots.rounds()) await tend(id).catch(failed)
    }

    const giveUp = async (id: RoundId): Promise<void> => {
      const workspace = await directory.home(id)
      if (workspace) await voidLostRound(ports, workspace, id)
    }

    running.listen(ballots.onLost(id => void running.inTurn(id, () => giveUp(id))))
    running.listen(bus.onWake(workspace => running.begin(look(workspace))))
    running.begin(first())
    return running.over()
  },
})
