import type { Elector } from "../../../../shared/model/consensus/answer.ts"
import type { MemberId, RoundId, SideId } from "../../../../shared/model/ids.ts"
import type { Ballot, BallotHeld, Tokens } from "../../../ports/database/ballots.ts"
import { sidesKept } from "./sidesKept.ts"

/**
 * How many times an uncast ballot may move to another browser. The blank ballots for these moves are printed with all
 * others, because a ballot printed later would reveal a move.
 */
export const mostMoves = 2

export interface BallotRequest {
  round: RoundId
  /** the value of a blank ballot of the round */
  blank: Uint8Array
  /**
   * All electors of the round, because the sizes of the sides decide whether ballots state a side. `without` are the
   * electors for whom ballots are made now.
   */
  electorate: readonly Elector[]
  without: readonly Elector[]
  id: () => string
  sha256: (text: string) => string
}

/** New tokens with their blank ballots. */
export interface Spares {
  tokens: Tokens
  blanks: Ballot[]
  /**
   * a string of the same length as the round's tokens, which is not a token; it is sealed for electors who have no
   * token yet, so that all seals look alike
   */
  sample: string
}

/**
 * The id of the round, with which a token begins. With this id the server can tell a late voter when the round closed.
 * The rest of a token is random.
 */
export const roundOf = (token: string): string => token.split(".")[0] ?? ""

export function makeSpares({ round, blank, electorate, without, id, sha256 }: BallotRequest): Spares {
  const printed = without.flatMap(({ member }) => Array.from({ length: 1 + mostMoves }, () => member))
  const newToken = () => `${round}.${id()}${id()}`
  const free = printed.map(member => ({ side: sideOf(electorate, member), token: newToken() }))
  const blanks = free.map(({ side, token }): Ballot => ({ tokenHash: sha256(token), side, value: blank.slice() }))
  return { tokens: { version: 0, free, held: [] }, blanks, sample: newToken() }
}

/** The side that the member's ballot states; null if ballots state none. */
const sideOf = (electorate: readonly Elector[], member: MemberId): SideId | null =>
  sidesKept(electorate) ? (electorate.find(one => one.member === member)?.side ?? null) : null

/** The token that this member was handed and has not cast. */
export const ballotHeldBy = ({ held }: Tokens, member: MemberId): BallotHeld | undefined =>
  held.find(one => one.member === member)

/** The next token for a ballot of this member's side; undefined if none is left. */
export function nextFor({ free }: Tokens, electorate: readonly Elector[], member: MemberId): string | undefined {
  const side = sideOf(electorate, member)
  return free.findLast(one => one.side === side)?.token
}

/** The tokens as they are after `given` was handed to its member, in place of the member's earlier token. */
export const handed = ({ version, free, held }: Tokens, given: Omit<BallotHeld, "moves">): Tokens => {
  const before = held.find(one => one.member === given.member)
  return {
    version,
    free: free.filter(one => one.token !== given.token),
    held: [...held.filter(one => one !== before), { ...given, moves: before ? before.moves + 1 : 0 }],
  }
}

/**
 * The tokens with `held` marked as sealed. The roll now has this token, encrypted with the key of the browser that has
 * the ballot.
 */
export const sealedFor = (tokens: Tokens, held: BallotHeld): Tokens => ({
  ...tokens,
  held: tokens.held.map(one => (one === held ? { ...one, sealed: true } : one)),
})
