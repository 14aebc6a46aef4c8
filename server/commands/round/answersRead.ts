import type { State } from "../../../shared/fold/state.ts"
import type { RoundId } from "../../../shared/model/ids.ts"
import { togetherWith } from "../../../shared/rules/readings/deadlines.ts"
import type { LookUp, LookUpPorts, Situation } from "../../core/command.ts"
import type { SealedAnswer } from "../../ports/database/store.ts"
import { type CountedBallots, countBallots } from "./secret/counting.ts"

/** The answers to one round. */
export interface AnswersRead {
  /** every revision of the answers */
  answers: readonly SealedAnswer[]
  /**
   * The ballots that were cast in a secret round, and the members who were handed a ballot. No data links a ballot to a
   * member. Null if the round is not secret.
   */
  ballots: CountedBallots | null
}

/** The answers to one round, and to each round of its batch; of a round that was opened alone the batch is empty. */
export interface BatchRead extends AnswersRead {
  batch: ReadonlyMap<RoundId, AnswersRead>
}

export type OfRound = Situation & AnswersRead
export type OfBatch = Situation & BatchRead

export const answersTo = (round: RoundId): LookUp<AnswersRead> => ({
  find: (ports, { state }) => answersIn(ports, state, round),
})

export const answersInBatchOf = (round: RoundId): LookUp<BatchRead> => ({
  async find(ports, { state }) {
    const read = await answersIn(ports, state, round)
    const batch = new Map<RoundId, AnswersRead>()
    const row = state.rounds[round]
    if (row?.batch) for (const { id } of togetherWith(state, row)) batch.set(id, await answersIn(ports, state, id))
    return { ...read, batch }
  },
})

async function answersIn({ store, ballots }: LookUpPorts, state: State, id: RoundId): Promise<AnswersRead> {
  const round = state.rounds[id]
  return {
    answers: await store.answers(id),
    ballots: round?.anonymity === "secret" ? await countBallots(ballots, round) : null,
  }
}
