import type { MemberId, RoundId, SideId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Head } from "./store.ts"

/**
 * A ballot of a secret round. It names no person. All ballots of a round have values of the same length, whether they
 * are cast or blank.
 */
export interface Ballot {
  tokenHash: string
  side: SideId | null
  value: Uint8Array
}

export interface Enrolled {
  member: MemberId
  /** whether the elector has already received a ballot */
  marked: boolean
}

/**
 * An elector's row on the roll of a secret round. Its seal is the ballot's token, encrypted for the elector, or random
 * bytes. Both have the same length, so a reader of the row cannot distinguish them (secret/sealing).
 */
export interface Seal {
  member: MemberId
  seal: string
}

/** A ballot that was handed out but not cast. */
export interface BallotHeld {
  member: MemberId
  token: string
  tokenHash: string
  /** the hash of the key of the browser that has the ballot */
  browser: string | null
  /** whether the roll has this token, sealed for this browser */
  sealed: boolean
  /** how many times the ballot has moved to another browser */
  moves: number
}

/**
 * The tokens of a round's blank ballots. `free`: not handed out, each with the side of its ballot. `held`: handed out
 * to a member, whose ballot is not cast yet. Held tokens link members to ballots, so no disk ever holds them
 * unencrypted. The object is never changed; a change makes a new one.
 */
export interface Tokens {
  /** the version of the ballots that these tokens belong to; a write with this version fails if there is a newer one */
  version: number
  free: readonly { side: SideId | null; token: string }[]
  held: readonly BallotHeld[]
}

/** The tokens and the roll that are written with the blank ballots of a round, if `keepsTokens` is true. */
export interface Opening {
  tokens: Tokens
  /** the maximum number of cast ballots in the round: one for each elector */
  most: number
  /**
   * an unmarked row of the roll for each elector, if the round begins; null if ballots are added to a round that has
   * begun
   */
  roll: readonly Seal[] | null
}

/**
 * The cast ballots that a reveal counts. `seen` is a digest of exactly these ballots. The commit of the reveal compares
 * this digest, and fails if a ballot was cast after the count.
 */
export interface BallotCount {
  cast: Ballot[]
  seen: string
}

export interface Casting {
  workspace: WorkspaceId
  /** the head of the event log at which the caller found the round open */
  expect: Head
  round: RoundId
  tokenHash: string
  value: Uint8Array
  /** the maximum number of cast ballots in the round: one for each elector */
  most: number
}

/**
 * Ballots and rolls of secret rounds. Neither the database file nor a log may show the order in which people voted.
 * Therefore no method touches both tables, no row has a time, and rows are overwritten in place. Each write also
 * removes the history of the write before it. While this history cannot be removed, no mark and no cast is written. The
 * files thus hold the history of one write at most.
 */
export interface Ballots {
  /**
   * Whether this port stores the tokens of a round, for all processes. If not, one process keeps the tokens in its
   * memory (secret/tokensInMemory), and the statements about tokens in this interface do not apply.
   */
  readonly keepsTokens: boolean
  /** the rounds that have ballots or a roll */
  rounds(): Promise<RoundId[]>
  /** the round's tokens; null if no ballots were printed, or if the tokens were lost */
  tokens(round: RoundId): Promise<Tokens | null>
  /**
   * Adds blank ballots to the round. With `afresh`, deletes the round's earlier ballots first, or returns false if one
   * of them has been cast. With an opening, also returns false if the round already has tokens.
   */
  print(round: RoundId, blanks: readonly Ballot[], afresh: boolean, opening?: Opening): Promise<boolean>
  castIn(round: RoundId): Promise<number>
  count(round: RoundId): Promise<BallotCount>
  /**
   * Casts a ballot and removes its token from the tokens that are handed out. `behind`: the log has grown since the
   * caller read it. `unknown`: the round has no ballot with this token, or every elector has already cast one. `held`:
   * nothing was written, because the history of an earlier write could not be removed.
   */
  cast(casting: Casting): Promise<"cast" | "behind" | "unknown" | "held">
  /** whether the round has a ballot with this token hash, cast or blank */
  holds(round: RoundId, tokenHash: string): Promise<boolean>
  /** adds an unmarked row to the round's roll for each elector */
  enrol(round: RoundId, electors: readonly Seal[]): Promise<void>
  /**
   * Marks on the roll, once, that the elector has received a ballot. `refused`: the elector is already marked or is not
   * on the roll. `held`: as in `cast`. The same write replaces the round's tokens. `behind`: the stored tokens have
   * changed since the caller read them.
   */
  mark(round: RoundId, elector: Seal, tokens?: Tokens): Promise<"marked" | "refused" | "held" | "behind">
  /**
   * Gives a new seal to an elector who is already marked. `refused`: the elector is not marked or is not on the roll.
   * `held`, `behind`: as in `cast` and `mark`.
   */
  reseal(round: RoundId, elector: Seal, tokens?: Tokens): Promise<"marked" | "refused" | "held" | "behind">
  /**
   * Deletes a blank ballot, so that it can no longer be cast. `refused`: the ballot has been cast or does not exist.
   * `held`, `behind`: as in `cast` and `mark`.
   */
  end(round: RoundId, tokenHash: string, tokens?: Tokens): Promise<"ended" | "refused" | "held" | "behind">
  sealOf(round: RoundId, member: MemberId): Promise<string | null>
  roll(round: RoundId): Promise<Enrolled[]>
  /** overwrites and deletes the round's ballots first, then its roll */
  destroy(round: RoundId): Promise<void>
  /**
   * Calls the listener with each round whose ballots are lost, because no process has had their key for too long. The
   * calls are repeated until the round is destroyed. Returns a function that removes the listener.
   */
  onLost(listener: (round: RoundId) => void): () => void
  /** true while marking and casting wait, because the database still has the history of an earlier write */
  isHolding(): boolean
  /** calls the listener when the result of `isHolding` changes */
  onHolding(listener: () => void): void
}
