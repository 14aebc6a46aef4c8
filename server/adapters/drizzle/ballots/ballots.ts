import type { RoundId } from "../../../../shared/model/ids.ts"
import type { Ballot, Ballots, Casting, Seal } from "../../../ports/ballots.ts"
import { ballotsSeen } from "../../ballotsSeen.ts"
import { headOf } from "../logReads.ts"
import { type Runner, run, type Steps } from "../statement.ts"
import * as on from "./ballotStatements.ts"

const byMember = (a: Seal, b: Seal) => (a.member < b.member ? -1 : 1)
const byHash = (a: Ballot, b: Ballot) => (a.tokenHash < b.tokenHash ? -1 : 1)
type Cast = Awaited<ReturnType<Ballots["cast"]>>

export function ballots(runner: Runner): Ballots {
  const { ask, transaction } = runner

  /** A transaction whose traces are folded away: what is left is the state after it, not the way there. */
  async function quietly<T>(steps: () => Steps<T>, keep: (result: T) => boolean): Promise<T> {
    const result = await transaction(steps, keep)
    await runner.forget()
    return result
  }

  return {
    async rounds() {
      const [printed, enrolled] = [await ask(on.ballotRounds, {}), await ask(on.rollRounds, {})]
      return [...new Set([...printed, ...enrolled].map(({ round }) => round))]
    },
    print: (round, blanks, afresh) => quietly(() => print(round, [...blanks].sort(byHash), afresh), Boolean),
    async castIn(round) {
      const [counted] = await ask(on.filledIn, { round })
      return counted?.filled ?? 0
    },
    async count(round) {
      const cast = await ask(on.filledOf, { round })
      return { cast, seen: ballotsSeen(cast) }
    },
    cast: casting =>
      quietly(
        () => cast(casting),
        result => result === "cast",
      ),
    async holds(round, tokenHash) {
      return (await ask(on.ballotBy, { round, tokenHash })).length > 0
    },
    enrol: (round, electors) =>
      quietly(
        () => enrol(round, [...electors].sort(byMember)),
        () => true,
      ),
    mark: (round, elector) => quietly(() => mark(round, elector), Boolean),
    async sealOf(round, member) {
      const [row] = await ask(on.sealOf, { round, member })
      return row?.seal ?? null
    },
    roll: round => ask(on.rollOf, { round }),
    async destroy(round) {
      await quietly(
        () => run(on.removeBallots, { round }),
        () => true,
      )
      await quietly(
        () => run(on.removeRoll, { round }),
        () => true,
      )
    },
  }
}

function* print(round: RoundId, blanks: Ballot[], afresh: boolean): Steps<boolean> {
  if (afresh) {
    const [counted] = yield* run(on.filledIn, { round })
    if (counted?.filled) return false
    yield* run(on.removeBallots, { round })
  }
  // in the order of their hashes, which is chance
  for (const blank of blanks) yield* run(on.addBallot, { round, ...blank })
  return true
}

function* cast({ workspace, expect, round, tokenHash, value, most }: Casting): Steps<Cast> {
  const [head] = yield* run(headOf, { workspace })
  if (head?.seq !== expect.seq || head.hash !== expect.hash) return "behind"
  const [blank] = yield* run(on.ballotBy, { round, tokenHash })
  if (blank === undefined) return "unknown"
  if (blank.value.length !== value.length) throw new Error("a ballot of another length would be found by it")
  const [counted] = yield* run(on.filledIn, { round })
  if (!blank.filled && (counted?.filled ?? 0) >= most) return "unknown"
  yield* run(on.fillBallot, { tokenHash, value })
  return "cast"
}

function* enrol(round: RoundId, electors: Seal[]): Steps<void> {
  for (const elector of electors) yield* run(on.addElector, { round, ...elector })
}

function* mark(round: RoundId, elector: Seal): Steps<boolean> {
  const marked = yield* run(on.markElector, { round, ...elector })
  return marked.length > 0
}
