import type { MemberId, RoundId, SideId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Head } from "./store.ts"

/** A ballot of a secret round. It names nobody; all values of a round have one length, cast or not. */
export interface Ballot {
  tokenHash: string
  side: SideId | null
  value: Uint8Array
}

export interface Enrolled {
  member: MemberId
  /** has been handed a ballot */
  marked: boolean
}

/** An elector's row. `seal` has one length for all of a round: the token for its holder alone, or chance (secret/sealing). */
export interface Seal {
  member: MemberId
  seal: string
}

/** What a reveal counts. `seen` stands for exactly these ballots: the commit that reveals them gives it back. */
export interface BallotCount {
  cast: Ballot[]
  seen: string
}

export interface Casting {
  workspace: WorkspaceId
  /** the event log's head at which the round was seen open */
  expect: Head
  round: RoundId
  tokenHash: string
  value: Uint8Array
  /** no more than this many are ever cast: one for each elector */
  most: number
}

/**
 * Ballots and rolls of secret rounds. No method touches both, no row has a time, rows are overwritten in their place,
 * and each write takes the history of the one before it away: a file or a log must not tell who came in which order. While
 * that cannot be done, no mark and no cast is written: at most one lies in the history at any time.
 */
export interface Ballots {
  /** the rounds that have ballots or a roll */
  rounds(): Promise<RoundId[]>
  /** adds blanks; `afresh` takes the ones before away, false where any of those has been cast */
  print(round: RoundId, blanks: readonly Ballot[], afresh: boolean): Promise<boolean>
  castIn(round: RoundId): Promise<number>
  count(round: RoundId): Promise<BallotCount>
  /**
   * behind: the log has moved on. unknown: no such ballot, or as many are cast as there are electors. held: nothing was
   * written, as the history of an earlier write could not be taken away
   */
  cast(casting: Casting): Promise<"cast" | "behind" | "unknown" | "held">
  /** whether this is a ballot of the round, cast or not */
  holds(round: RoundId, tokenHash: string): Promise<boolean>
  /** a row for each, none of them marked */
  enrol(round: RoundId, electors: readonly Seal[]): Promise<void>
  /** marked once; refused: marked already, or on no roll. held: as in `cast` */
  mark(round: RoundId, elector: Seal): Promise<"marked" | "refused" | "held">
  /** a new seal for one who is marked */
  reseal(round: RoundId, elector: Seal): Promise<"marked" | "refused" | "held">
  /** takes a blank away, so that nothing can be cast by it; refused: it is cast, or there is none. held: as in `cast` */
  end(round: RoundId, tokenHash: string): Promise<"ended" | "refused" | "held">
  sealOf(round: RoundId, member: MemberId): Promise<string | null>
  roll(round: RoundId): Promise<Enrolled[]>
  /** overwritten and gone, first the ballots, then the roll */
  destroy(round: RoundId): Promise<void>
  /** whether a mark or a cast was held and none has been written since */
  isHolding(): boolean
  /** told whenever that changes */
  onHolding(listener: () => void): void
}
