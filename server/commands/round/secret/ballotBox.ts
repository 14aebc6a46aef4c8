import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { Answer } from "../../../../shared/model/consensus/answer.ts"
import { type MemberId, RoundId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import { closedToSeat } from "../../../../shared/rules/round/electorate/electorate.ts"
import { wordless } from "../../../../shared/rules/round/electorate/nameless.ts"
import type { Bus } from "../../../ports/bus.ts"
import type { Ballots } from "../../../ports/database/ballots.ts"
import type { Directory } from "../../../ports/database/directory.ts"
import type { Clock } from "../../../ports/host/clock.ts"
import type { Folds } from "../../log/folds.ts"
import { missingParts, unfit } from "../answering.ts"
import { paddedValue } from "./paddedValue.ts"
import { blankSeal, sealed, unsealed } from "./sealing.ts"
import { type BallotHeld, makeSpares, mostMoves, roundOf, type Spares } from "./spares.ts"

export interface BallotPorts {
  ballots: Ballots
  directory: Directory
  folds: Folds
  bus: Bus
  clock: Clock
  sha256: (text: string) => string
}

type Refused = { refuse: Refusal }

interface Collecting {
  workspace: WorkspaceId
  member: MemberId
  key: string | null
  take: boolean
}

/** The notification that a ballot was moved, before it was cast, to another browser of its holder. */
export interface BallotMoved {
  workspace: WorkspaceId
  round: RoundId
  member: MemberId
}

/**
 * Hands out the ballots of secret rounds and accepts cast ballots. To hand out a ballot, the server knows the member
 * and marks the roll. To accept a ballot, the server knows only a token. Until the ballot is cast, this process's
 * memory alone links the two.
 */
export interface BallotBox {
  /**
   * Gives a member's ballot to a browser. A browser that sends the same key gets the same ballot. With `take`, another
   * browser takes over a ballot that is not cast, and the first browser can no longer cast it. Without `take`, the
   * other browser is refused.
   */
  collect(
    workspace: WorkspaceId,
    round: RoundId,
    member: MemberId,
    key?: string | null,
    take?: boolean,
  ): Promise<{ token: string } | Refused>
  onMoved(listener: (moved: BallotMoved) => void): void
  cast(token: string, answer: Answer): Promise<{ cast: true } | Refused>
  /** the reason why no ballot can be cast by this token; null if one can be cast. The check writes nothing. */
  unknown(token: string): Promise<Refused | null>
  /** prints blank ballots for an open round; deletes the remaining ballots of a round that was revealed or made void */
  tend(round: Round): Promise<void>
}

/** How many times a cast is tried, if each time another commit changes the log first, as in dispatch. */
const tries = 5

export function createBallotBox(ports: BallotPorts): BallotBox {
  const { ballots, directory, folds, bus, clock, sha256 } = ports
  const issued = new Map<RoundId, Spares>()
  /** the rounds whose ballots may still be in the store */
  const kept = new Set<RoundId>()
  const turns = new Map<RoundId, Promise<unknown>>()
  const movedListeners: ((moved: BallotMoved) => void)[] = []

  const inTurn = <T>(round: RoundId, act: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(round) ?? Promise.resolve()).then(act, act)
    turns.set(round, turn)
    return turn
  }

  /**
   * Makes new tokens in place of those that a restart has lost. If no ballot was cast, all tokens are new; otherwise
   * only those that were not handed out. A member who was handed a token gets it back by their browser's key, because
   * the server cannot know who has voted.
   */
  async function sparesOf(round: Round): Promise<Spares> {
    const known = issued.get(round.id)
    if (known) return known
    kept.add(round.id)
    const { id, kind, electorate } = round
    const making = { round: id, kind, electorate, id: clock.id, sha256 }
    const all = makeSpares({ ...making, without: electorate })
    if (await ballots.print(id, all.blanks, true)) {
      const blank = () => blankSeal(all.spares.sample, making)
      await ballots.enrol(
        id,
        electorate.map(({ member }) => ({ member, seal: blank() })),
      )
      issued.set(id, all.spares)
      return all.spares
    }
    const marked = new Set((await ballots.roll(id)).flatMap(one => (one.marked ? [one.member] : [])))
    const rest = makeSpares({ ...making, without: electorate.filter(({ member }) => !marked.has(member)) })
    await ballots.print(id, rest.blanks, false)
    issued.set(id, rest.spares)
    return rest.spares
  }

  const sealFor = (token: string, key: string | null): string =>
    key === null ? blankSeal(token, { id: clock.id, sha256 }) : sealed(token, key, { id: clock.id, sha256 })

  async function collect(
    round: Round,
    { workspace, member, key, take }: Collecting,
  ): Promise<{ token: string } | Refused> {
    const spares = await sparesOf(round)
    const browser = key === null ? null : sha256(key)
    const held = spares.held(member)
    if (held && held.browser !== browser) {
      if (!take) return refuse("ballot-elsewhere")
      const moved = await move(round, spares, member, { held, browser })
      if ("refuse" in moved) return moved
      for (const tell of movedListeners) tell({ workspace, round: round.id, member })
    }
    const own = spares.held(member)
    if (own) return resealed(round, member, key, own)
    const next = spares.next(member)
    if (next === undefined) return again(round, member, key)
    const marked = await ballots.mark(round.id, { member, seal: sealFor(next, key) })
    if (marked === "held") return refuse("ballots-wait")
    if (marked === "refused") return again(round, member, key)
    return { token: spares.take(member, browser, true).token }
  }

  /**
   * Moves an uncast ballot to another browser. The token in the first browser becomes invalid. The other browser gets a
   * blank ballot that was printed together with all others. No write to the database therefore shows which ballot
   * moved.
   */
  async function move(
    round: Round,
    spares: Spares,
    member: MemberId,
    { held, browser }: { held: BallotHeld; browser: string | null },
  ): Promise<{ moved: true } | Refused> {
    if (held.moves >= mostMoves || spares.next(member) === undefined) return refuse("other-browser")
    const ended = await ballots.end(round.id, sha256(held.token))
    if (ended === "held") return refuse("ballots-wait")
    // the first browser cast the ballot just now
    if (ended === "refused") return refuse("other-browser")
    spares.take(member, browser, false)
    return { moved: true }
  }

  async function resealed(
    round: Round,
    member: MemberId,
    key: string | null,
    held: BallotHeld,
  ): Promise<{ token: string } | Refused> {
    if (!held.sealed) {
      const done = await ballots.reseal(round.id, { member, seal: sealFor(held.token, key) })
      if (done === "held") return refuse("ballots-wait")
      held.sealed = true
    }
    return { token: held.token }
  }

  /** Gives a member who was handed a ballot the same one again; nobody gets a second ballot. */
  async function again({ id }: Round, member: MemberId, key: string | null): Promise<{ token: string } | Refused> {
    const seal = key === null ? null : await ballots.sealOf(id, member)
    const token = seal && key ? unsealed(seal, key, sha256) : null
    return token && (await ballots.holds(id, sha256(token))) ? { token } : refuse("other-browser")
  }

  async function tryToCast(token: string, answer: Answer): Promise<"behind" | { cast: true } | Refused> {
    const id = RoundId.safeParse(roundOf(token))
    const workspace = id.success && (await directory.home(id.data))
    if (!workspace) return refuse("not-found")
    const { head, state } = await folds.current(workspace)
    const round = state.rounds[id.data]
    if (round?.anonymity !== "secret") return refuse("not-found")
    const faulty = unfitting(round, answer, clock.now())
    if (faulty) return faulty
    const value = paddedValue(round.kind, wordless(answer))
    if (!value) return refuse("too-long", { n: JSON.stringify(answer).length, max: 4_000 })
    const casting = { workspace, expect: head, round: round.id, tokenHash: sha256(token), value }
    const done = await ballots.cast({ ...casting, most: round.electorate.length })
    if (done === "behind") return done
    if (done === "held") return refuse("ballots-wait")
    if (done === "unknown") return refuse("ballot-replaced")
    issued.get(round.id)?.forget(token)
    bus.wake(workspace)
    return { cast: true }
  }

  return {
    onMoved: listener => void movedListeners.push(listener),
    collect: (workspace, id, member, key = null, take = true) =>
      inTurn(id, async () => {
        const { state } = await folds.current(workspace)
        const round = state.rounds[id]
        if (!round) return refuse("not-found")
        if (round.anonymity !== "secret") return refuse("wrong-answer")
        if (round.state !== "open") return closed(round, clock.now())
        if (!round.electorate.some(elector => elector.member === member)) return refuse("not-in-electorate")
        const shut = closedToSeat(state, round, member)
        if (shut) return refuse(shut)
        return collect(round, { workspace, member, key, take })
      }),
    async unknown(token) {
      const id = RoundId.safeParse(roundOf(token))
      const workspace = id.success && (await directory.home(id.data))
      if (!workspace) return refuse("not-found")
      const { state } = await folds.current(workspace)
      const round = state.rounds[id.data]
      if (round?.anonymity !== "secret") return refuse("not-found")
      if (round.state !== "open") return closed(round, clock.now())
      return (await ballots.holds(id.data, sha256(token))) ? null : refuse("ballot-replaced")
    },
    async cast(token, answer) {
      for (let n = 0; n < tries; n++) {
        const done = await tryToCast(token, answer)
        if (done !== "behind") return done
      }
      return refuse("busy")
    },
    tend: round =>
      inTurn(round.id, async () => {
        if (round.state === "open") return void (await sparesOf(round))
        if (round.state === "closed") return void kept.add(round.id)
        if (!kept.has(round.id)) return
        issued.delete(round.id)
        await ballots.destroy(round.id)
        kept.delete(round.id)
      }),
  }
}

const closed = ({ closedAt }: Round, now: number): Refused => refuse("round-closed", { time: closedAt ?? now })

function unfitting(round: Round, answer: Answer, now: number): Refused | null {
  if (round.state !== "open") return closed(round, now)
  if (unfit(round, answer)) return refuse("wrong-answer")
  return missingParts(answer)
}
