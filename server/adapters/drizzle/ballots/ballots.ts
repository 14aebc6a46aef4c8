import type { RoundId } from "../../../../shared/model/ids.ts"
import type { Ballot, Ballots, Casting, Seal } from "../../../ports/database/ballots.ts"
import { ballotsSeen } from "../../ballotsSeen.ts"
import { heldHead } from "../rights.ts"
import { type Runner, runStatement, type Steps } from "../statement.ts"
import * as on from "./ballotStatements.ts"

const byMember = (a: Seal, b: Seal) => (a.member < b.member ? -1 : 1)
const byHash = (a: Ballot, b: Ballot) => (a.tokenHash < b.tokenHash ? -1 : 1)
type Cast = Exclude<Awaited<ReturnType<Ballots["cast"]>>, "held">

/** Whether the round's cast ballots are still those that a reveal has counted. */
export function* areBallotsSeen({ round, seen }: { round: RoundId; seen: string }): Steps<boolean> {
  return ballotsSeen(yield* runStatement(on.filledOf, { round })) === seen
}

export function sqlBallots(runner: Runner): Ballots {
  const { ask, transaction } = runner
  let holding = false
  const listeners: (() => void)[] = []
  let turn: Promise<unknown> = Promise.resolve()

  const hold = (held: boolean): void => {
    if (held === holding) return
    holding = held
    for (const tell of listeners) tell()
  }

  /**
   * Runs the writes to ballots and rolls one after the other. No other write can then run between the check of the
   * write-ahead log and the write itself.
   */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = turn.then(act, act)
    turn = done
    return done
  }

  /**
   * Runs a transaction and then truncates the write-ahead log. The database file keeps the new state, but not the order
   * of the writes.
   */
  async function write<T>(steps: () => Steps<T>, keep: (result: T) => boolean): Promise<T> {
    const result = await transaction(steps, keep)
    await runner.forget()
    return result
  }

  const quietly = <T>(steps: () => Steps<T>, keep: (result: T) => boolean): Promise<T> =>
    inTurn(() => write(steps, keep))

  /**
   * Runs a write that concerns one elector, but only if the write-ahead log no longer contains the previous write.
   * Otherwise returns "held".
   */
  const singly = <T>(steps: () => Steps<T>, keep: (result: T) => boolean): Promise<T | "held"> =>
    inTurn(async () => {
      const forgotten = await runner.hasForgotten(holding ? "once" : "patiently")
      hold(!forgotten)
      if (forgotten) return write(steps, keep)
      await runner.forget()
      return "held"
    })
  runner.onForgotten(() => hold(false))

  return {
    keepsTokens: false,
    tokens: async () => null,
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
      singly(
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
    mark: (round, elector) =>
      singly(
        () => mark(round, elector),
        result => result === "marked",
      ),
    reseal: (round, elector) =>
      singly(
        () => reseal(round, elector),
        result => result === "marked",
      ),
    end: (round, tokenHash) =>
      singly(
        () => end(round, tokenHash),
        result => result === "ended",
      ),
    async sealOf(round, member) {
      const [row] = await ask(on.ballotSealOf, { round, member })
      return row?.seal ?? null
    },
    roll: round => ask(on.rollOf, { round }),
    async destroy(round) {
      await quietly(
        () => runStatement(on.removeBallots, { round }),
        () => true,
      )
      await quietly(
        () => runStatement(on.removeRoll, { round }),
        () => true,
      )
    },
    onLost: () => () => {},
    isHolding: () => holding,
    onHolding: listener => void listeners.push(listener),
  }
}

function* print(round: RoundId, blanks: Ballot[], afresh: boolean): Steps<boolean> {
  if (afresh) {
    const [counted] = yield* runStatement(on.filledIn, { round })
    if (counted?.filled) return false
    yield* runStatement(on.removeBallots, { round })
  }
  // the blanks are sorted by the hash of their tokens, so the order of the rows is random
  for (const blank of blanks) yield* runStatement(on.addBallot, { round, ...blank })
  return true
}

function* cast({ workspace, expect, round, tokenHash, value, most }: Casting): Steps<Cast> {
  // the head is locked, so that ballots are cast one at a time, and not during a reveal
  const head = yield* heldHead(workspace, "change")
  if (head.seq !== expect.seq || head.hash !== expect.hash) return "behind"
  const [blank] = yield* runStatement(on.ballotBy, { round, tokenHash })
  if (blank === undefined) return "unknown"
  if (blank.value.length !== value.length) throw new Error("a ballot of another length would be found by it")
  const [counted] = yield* runStatement(on.filledIn, { round })
  if (!blank.filled && (counted?.filled ?? 0) >= most) return "unknown"
  yield* runStatement(on.fillBallot, { tokenHash, value })
  return "cast"
}

function* enrol(round: RoundId, electors: Seal[]): Steps<void> {
  for (const elector of electors) yield* runStatement(on.addElector, { round, ...elector })
}

function* mark(round: RoundId, elector: Seal): Steps<"marked" | "refused"> {
  const marked = yield* runStatement(on.markElector, { round, ...elector })
  return marked.length > 0 ? "marked" : "refused"
}

function* reseal(round: RoundId, elector: Seal): Steps<"marked" | "refused"> {
  const changed = yield* runStatement(on.resealElector, { round, ...elector })
  return changed.length > 0 ? "marked" : "refused"
}

function* end(round: RoundId, tokenHash: string): Steps<"ended" | "refused"> {
  const ended = yield* runStatement(on.endBlank, { round, tokenHash })
  return ended.length > 0 ? "ended" : "refused"
}
