import type { MemberId, RoundId, SideId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Head } from "./store.ts"

/** A ballot of a secret round. It names no person; all values of a round have the same length, whether cast or not. */
export interface Ballot {
  tokenHash: string
  side: SideId | null
  value: Uint8Array
}

export interface Enrolled {
  member: MemberId
  /** the elector has been handed a ballot */
  marked: boolean
}

/**
 * An elector's row. All seals of a round have the same length: the token, encrypted for its holder, or random bytes
 * (secret/sealing).
 */
export interface Seal {
  member: MemberId
  seal: string
}

/**
 * The ballots that a reveal counts. `seen` is a digest of exactly these ballots; the commit that reveals them states
 * it.
 */
export interface BallotCount {
  cast: Ballot[]
  seen: string
}

export interface Casting {
  workspace: WorkspaceId
  /** the event log's head at which the round was open */
  expect: Head
  round: RoundId
  tokenHash: string
  value: Uint8Array
  /** the most ballots that the round accepts: one for each elector */
  most: number
}

/**
 * Ballots and rolls of secret rounds. A file or a log must not show who voted in which order: no method touches both
 * tables, no row has a time, rows are overwritten in place, and each write removes the history of the write before it.
 * While that history cannot be removed, no mark and no cast is written, so that it holds at most one.
 */
export interface Ballots {
  /** the rounds with ballots or a roll */
  rounds(): Promise<RoundId[]>
  /** adds blanks; with `afresh` it deletes the earlier ones first, and returns false if one of those has been cast */
  print(round: RoundId, blanks: readonly Ballot[], afresh: boolean): Promise<boolean>
  castIn(round: RoundId): Promise<number>
  count(round: RoundId): Promise<BallotCount>
  /**
   * `behind`: the log has grown. `unknown`: there is no such ballot, or every elector has cast one. `held`: nothing was
   * written, because the history of an earlier write could not be removed
   */
  cast(casting: Casting): Promise<"cast" | "behind" | "unknown" | "held">
  /** whether this is a ballot of the round, cast or not */
  holds(round: RoundId, tokenHash: string): Promise<boolean>
  /** adds a row for each elector, unmarked */
  enrol(round: RoundId, electors: readonly Seal[]): Promise<void>
  /** marks the elector once. `refused`: already marked, or not on the roll. `held`: as in `cast` */
  mark(round: RoundId, elector: Seal): Promise<"marked" | "refused" | "held">
  /** gives a new seal to an elector who is marked */
  reseal(round: RoundId, elector: Seal): Promise<"marked" | "refused" | "held">
  /**
   * deletes a blank, so that it can no longer be cast. `refused`: it has been cast, or does not exist. `held`: as in
   * `cast`
   */
  end(round: RoundId, tokenHash: string): Promise<"ended" | "refused" | "held">
  sealOf(round: RoundId, member: MemberId): Promise<string | null>
  roll(round: RoundId): Promise<Enrolled[]>
  /** overwrites and deletes first the ballots, then the roll */
  destroy(round: RoundId): Promise<void>
  /** whether a mark or a cast was held and none has been written since */
  isHolding(): boolean
  /** calls the listener when that changes */
  onHolding(listener: () => void): void
}
