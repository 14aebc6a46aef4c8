import * as z from "zod"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { GivenAnswer } from "../../../../shared/model/consensus/answer.ts"
import { MemberId, RoundId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { closesAt } from "../../../../shared/rules/readings/deadlines.ts"
import { closedToSeat } from "../../../../shared/rules/round/electorate/electorate.ts"
import { wordless } from "../../../../shared/rules/round/electorate/nameless.ts"
import type { Folds } from "../../../log/folds.ts"
import type { Bus } from "../../../ports/bus.ts"
import type { Accounts } from "../../../ports/database/accounts.ts"
import type { BallotHeld, Ballots, Tokens } from "../../../ports/database/ballots.ts"
import type { Directory } from "../../../ports/database/directory.ts"
import type { Clock } from "../../../ports/host/clock.ts"
import { isKept } from "../../people/account/keptSeat.ts"
import { missingParts, unfit } from "../answering.ts"
import { blankValue, paddedValue } from "./paddedValue.ts"
import { blankSeal, sealed, unsealed } from "./sealing.ts"
import { ballotHeldBy, handed, makeSpares, mostMoves, nextFor, roundOf, sealedFor } from "./spares.ts"
import { tokensInMemory } from "./tokensInMemory.ts"

export interface BallotPorts {
  accounts: Pick<Accounts, "keeperOf">
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
const BallotMoved = z.strictObject({ workspace: WorkspaceId, round: RoundId, member: MemberId })
export type BallotMoved = z.infer<typeof BallotMoved>

/**
 * Hands out the ballots of secret rounds and accepts cast ballots. When it hands out a ballot, it knows the member and
 * marks the roll. When it accepts a cast ballot, it knows only the token. Until the ballot is cast, only the round's
 * tokens link the ballot to the member.
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
  cast(token: string, answer: GivenAnswer): Promise<{ cast: true } | Refused>
  /** the reason why no ballot can be cast by this token; null if one can be cast. The check writes nothing. */
  unknown(token: string): Promise<Refused | null>
  /** prints blank ballots for an open round; deletes the remaining ballots of a round that was revealed or made void */
  tend(round: Round): Promise<void>
}

/** The most times that a write is tried. It is tried again if another write has changed the log or the tokens first. */
const tries = 5

async function patiently<T>(attempt: () => Promise<"behind" | T>): Promise<T | Refused> {
  for (let n = 0; n < tries; n++) {
    const done = await attempt()
    if (done !== "behind") return done
  }
  return refuse("busy")
}

/** The kind of the message to other processes that a ballot was moved. */
const movedMessage = "ballot-moved"

export function createBallotBox(ports: BallotPorts): BallotBox {
  const { accounts, directory, folds, bus, clock, sha256 } = ports
  const ballots = ports.ballots.keepsTokens ? ports.ballots : tokensInMemory(ports.ballots)
  /** the rounds whose ballots may still be in the store */
  const kept = new Set<RoundId>()
  const turns = new Map<RoundId, Promise<unknown>>()
  const movedListeners: ((moved: BallotMoved) => void)[] = []
  const tellMoved = (moved: BallotMoved) => {
    for (const tell of movedListeners) tell(moved)
  }
  // the page that held the ballot may be connected to another process
  bus.messages.onTold(movedMessage, body => {
    const moved = BallotMoved.safeParse(body)
    if (moved.success) tellMoved(moved.data)
  })

  const inTurn = <T>(round: RoundId, act: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(round) ?? Promise.resolve()).then(act, act)
    turns.set(round, turn)
    return turn
  }

  /**
   * Returns the round's tokens. If they were lost, makes new tokens: for the whole electorate if no ballot was cast,
   * else only for the members who are not marked on the roll. A marked member gets the old token by their browser's
   * key, because the server cannot know who has voted.
   */
  async function tokensOf(row: Round): Promise<Tokens> {
    const { id, electorate } = row
    const known = await ballots.tokens(id)
    if (known) return known
    kept.add(id)
    const making = { round: id, blank: blankValue(row), electorate, id: clock.id, sha256 }
    const all = makeSpares({ ...making, without: electorate })
    const roll = electorate.map(({ member }) => ({ member, seal: blankSeal(all.sample, making) }))
    const most = electorate.length
    if (await ballots.print(id, all.blanks, true, { tokens: all.tokens, most, roll })) return printed(id)
    const others = await ballots.tokens(id)
    if (others) return others
    const marked = new Set((await ballots.roll(id)).flatMap(one => (one.marked ? [one.member] : [])))
    const rest = makeSpares({ ...making, without: electorate.filter(({ member }) => !marked.has(member)) })
    await ballots.print(id, rest.blanks, false, { tokens: rest.tokens, most, roll: null })
    return printed(id)
  }

  async function printed(round: RoundId): Promise<Tokens> {
    const tokens = await ballots.tokens(round)
    if (!tokens) throw new Error(`the round ${round} has no tokens, although they were printed`)
    return tokens
  }

  const sealFor = (token: string, key: string | null): string =>
    key === null ? blankSeal(token, { id: clock.id, sha256 }) : sealed(token, key, { id: clock.id, sha256 })

  async function tryToCollect(
    round: Round,
    { workspace, member, key, take }: Collecting,
  ): Promise<"behind" | { token: string } | Refused> {
    const tokens = await tokensOf(round)
    const browser = key === null ? null : sha256(key)
    const own = ballotHeldBy(tokens, member)
    const next = nextFor(tokens, round.electorate, member)
    if (own && own.browser !== browser) {
      if (!take) return refuse("ballot-elsewhere")
      const moved = await move(round, tokens, { held: own, browser, next })
      // the next try reads the tokens after the move and reseals the roll, because another process may hold the roll by
      // now
      if (moved !== "moved") return moved
      const told = { workspace, round: round.id, member }
      tellMoved(told)
      bus.messages.tell(movedMessage, told)
      return "behind"
    }
    if (own) return resealed(round, tokens, { key, held: own })
    if (next === undefined) return again(round, member, key)
    const given = { member, token: next, tokenHash: sha256(next), browser, sealed: true }
    const marked = await ballots.mark(round.id, { member, seal: sealFor(next, key) }, handed(tokens, given))
    if (marked === "behind") return marked
    if (marked === "held") return refuse("ballots-wait")
    if (marked === "refused") return again(round, member, key)
    return { token: next }
  }

  /**
   * Moves an uncast ballot to another browser. The token in the first browser becomes invalid. The other browser gets a
   * blank ballot that was printed together with all others. No write to the database therefore shows which ballot
   * moved.
   */
  async function move(
    { id }: Round,
    tokens: Tokens,
    { held, browser, next }: { held: BallotHeld; browser: string | null; next: string | undefined },
  ): Promise<"moved" | "behind" | Refused> {
    if (held.moves >= mostMoves || next === undefined) return refuse("other-browser")
    const given = { member: held.member, token: next, tokenHash: sha256(next), browser, sealed: false }
    const ended = await ballots.end(id, held.tokenHash, handed(tokens, given))
    if (ended === "behind") return ended
    if (ended === "held") return refuse("ballots-wait")
    // the first browser has cast the ballot in the meantime
    return ended === "refused" ? refuse("other-browser") : "moved"
  }

  async function resealed(
    { id }: Round,
    tokens: Tokens,
    { key, held }: { key: string | null; held: BallotHeld },
  ): Promise<"behind" | { token: string } | Refused> {
    const { member, token } = held
    if (held.sealed) return { token }
    const done = await ballots.reseal(id, { member, seal: sealFor(token, key) }, sealedFor(tokens, held))
    if (done === "behind") return done
    return done === "held" ? refuse("ballots-wait") : { token }
  }

  /** Gives a member who was handed a ballot the same ballot again; nobody gets a second ballot. */
  async function again({ id }: Round, member: MemberId, key: string | null): Promise<{ token: string } | Refused> {
    const seal = key === null ? null : await ballots.sealOf(id, member)
    const token = seal && key ? unsealed(seal, key, sha256) : null
    return token && (await ballots.holds(id, sha256(token))) ? { token } : refuse("other-browser")
  }

  async function tryToCast(token: string, answer: GivenAnswer): Promise<"behind" | { cast: true } | Refused> {
    const id = RoundId.safeParse(roundOf(token))
    const workspace = id.success && (await directory.home(id.data))
    if (!workspace) return refuse("not-found")
    const { head, state } = await folds.current(workspace)
    const round = state.rounds[id.data]
    if (round?.anonymity !== "secret") return refuse("not-found")
    const faulty = unfitting(state, round, answer, clock.now())
    if (faulty) return faulty
    const value = paddedValue(round, wordless(answer))
    if (!value) return refuse("too-long", { n: JSON.stringify(answer).length, max: 4_000 })
    const casting = { workspace, expect: head, round: round.id, tokenHash: sha256(token), value }
    const done = await ballots.cast({ ...casting, most: round.electorate.length })
    if (done === "behind") return done
    if (done === "held") return refuse("ballots-wait")
    if (done === "unknown") return refuse("ballot-replaced")
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
        if (isOver(round, clock.now())) return closed(round, clock.now())
        if (!round.electorate.some(elector => elector.member === member)) return refuse("not-in-electorate")
        const shut = closedToSeat(state, round, member)
        if (shut) return refuse(shut)
        if (!(await isKept(accounts, state, member, { action: "answer", round: id }, clock.now())))
          return refuse("account-due")
        return patiently(() => tryToCollect(round, { workspace, member, key, take }))
      }),
    async unknown(token) {
      const id = RoundId.safeParse(roundOf(token))
      const workspace = id.success && (await directory.home(id.data))
      if (!workspace) return refuse("not-found")
      const { state } = await folds.current(workspace)
      const round = state.rounds[id.data]
      if (round?.anonymity !== "secret") return refuse("not-found")
      if (isOver(round, clock.now())) return closed(round, clock.now())
      return (await ballots.holds(id.data, sha256(token))) ? null : refuse("ballot-replaced")
    },
    cast: (token, answer) => patiently(() => tryToCast(token, answer)),
    tend: round =>
      inTurn(round.id, async () => {
        if (round.state === "open") return void (await tokensOf(round))
        if (round.state === "closed") return void kept.add(round.id)
        if (!kept.has(round.id)) return
        await ballots.destroy(round.id)
        kept.delete(round.id)
      }),
  }
}

const closed = (round: Round, now: number): Refused =>
  refuse("round-closed", { time: round.closedAt ?? closesAt(round) ?? now })

/** Whether no more ballots are taken: the round was closed, or its deadline has come and the server is to close it. */
const isOver = (round: Round, now: number): boolean => round.state !== "open" || (closesAt(round) ?? Infinity) <= now

function unfitting(state: State, round: Round, answer: GivenAnswer, now: number): Refused | null {
  if (isOver(round, now)) return closed(round, now)
  if (unfit(round, answer)) return refuse("wrong-answer")
  return missingParts(state, round, answer)
}
