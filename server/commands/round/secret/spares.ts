import type { Elector } from "../../../../shared/model/consensus/answer.ts"
import type { MemberId, RoundId, SideId } from "../../../../shared/model/ids.ts"
import type { RoundKind } from "../../../../shared/model/terms.ts"
import type { Ballot } from "../../../ports/database/ballots.ts"
import { blankValue } from "./paddedValue.ts"
import { sidesKept } from "./sidesKept.ts"

/** A ballot that was handed out but not cast. `browser` is the hash of the key of the browser that has the ballot. */
export interface BallotHeld {
  token: string
  browser: string | null
  /** whether the roll has this token, sealed for this browser */
  sealed: boolean
  moves: number
}

/**
 * How many times an uncast ballot may move to another browser. The blank ballots for these moves are printed with all
 * others, because a ballot printed later would reveal a move.
 */
export const mostMoves = 2

/** The tokens of a round, kept in memory only: those not handed out, and those handed out but not cast. */
export interface Spares {
  /** the next token for a ballot of this member's side; undefined if none is left */
  next(member: MemberId): string | undefined
  /** hands out the next token, which replaces the member's current one */
  take(member: MemberId, browser: string | null, sealed: boolean): BallotHeld
  /**
   * a string of the same length as the round's tokens, which is not a token; it is sealed for electors who have no
   * token yet, so that all seals look alike
   */
  sample: string
  /** the token that this member was handed and has not cast */
  held(member: MemberId): BallotHeld | undefined
  /** deletes the link between the token and its holder once the ballot is cast */
  forget(token: string): void
}

export interface BallotRequest {
  round: RoundId
  kind: RoundKind
  /**
   * everybody in the round, because the sizes of the sides decide whether ballots state a side. `without` are the
   * members for whom ballots are made now.
   */
  electorate: readonly Elector[]
  without: readonly Elector[]
  id: () => string
  sha256: (text: string) => string
}

/**
 * The id of the round, with which a token begins. It lets the server tell a late voter when the round closed. The rest
 * of a token is random.
 */
export const roundOf = (token: string): string => token.split(".")[0] ?? ""

export function makeSpares({ round, kind, electorate, without, id, sha256 }: BallotRequest): {
  spares: Spares
  blanks: Ballot[]
} {
  const kept = sidesKept(electorate)
  const sideOf = new Map(electorate.map(({ member, side }) => [member, kept ? side : null]))
  const free = new Map<SideId | null, string[]>()
  const printed = without.flatMap(elector => Array.from({ length: 1 + mostMoves }, () => elector))
  const blanks = printed.map(({ member }): Ballot => {
    const side = sideOf.get(member) ?? null
    const token = `${round}.${id()}${id()}`
    free.set(side, [...(free.get(side) ?? []), token])
    return { tokenHash: sha256(token), side, value: blankValue(kind) }
  })
  const out = new Map<MemberId, BallotHeld>()
  const spares: Spares = {
    sample: `${round}.${id()}${id()}`,
    next: member => free.get(sideOf.get(member) ?? null)?.at(-1),
    take(member, browser, sealed) {
      const token = free.get(sideOf.get(member) ?? null)?.pop()
      if (token === undefined) throw new Error("fewer ballots than electors")
      const before = out.get(member)
      const held = { token, browser, sealed, moves: before ? before.moves + 1 : 0 }
      out.set(member, held)
      return held
    },
    held: member => out.get(member),
    forget(token) {
      for (const [member, one] of out) if (one.token === token) out.delete(member)
    },
  }
  return { spares, blanks }
}
