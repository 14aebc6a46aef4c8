import type { NewEvent } from "../../shared/contract/events.ts"
import type { Refusal } from "../../shared/contract/refusals.ts"
import type { State } from "../../shared/fold/state.ts"
import type { MemberId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { HostEvent } from "../../shared/record/host/hostEvents.ts"
import type { DirectoryChange, Head, StoredEvent } from "../ports/database/store.ts"
import type { Accepted, CommandReader, Decision, ReadCommand, Situation } from "./command.ts"

/** One try to decide on a command and to commit it. The next try has another head. */
export interface Trying {
  workspace: WorkspaceId
  situation: Situation
  /** the head of the log to which the entries are added */
  head: Head
  /** the time that the entries get */
  at: Instant
}

/**
 * Passes or refuses a command whose sender has the right, before anything is looked up for it. Guards are asked again
 * for each try.
 */
export type Guard = (
  known: Situation,
  command: ReadCommand,
) => { refuse: Refusal } | null | Promise<{ refuse: Refusal } | null>

/** Adds to an accepted decision what follows from it, or refuses it. */
export type Adding = (decision: Accepted, trying: Trying) => Decision | Promise<Decision>

/** The rows that are committed with the entries: in the log of the host and in the directory. */
export type Rows = (
  events: readonly NewEvent[],
  trying: Trying,
) => { host?: readonly HostEvent[]; directory?: readonly DirectoryChange[] }

/** The facts about a commit that each of its rows holds or is hashed with. */
export interface RowContext {
  workspace: WorkspaceId
  by: MemberId | null
  at: Instant
  salt: () => string
  sha256: (text: string) => string
}

/** How entries become rows of the panel's chain. */
export interface Chain {
  rowsAfter: (head: Head, events: readonly NewEvent[], making: RowContext) => StoredEvent[]
  /** the signature of the head after these rows; null if the rows need none */
  signature: (workspace: WorkspaceId, rows: readonly StoredEvent[], receipt: boolean) => string | null
  /** whether the commit may change anybody's right to read or write */
  changesRights: (events: readonly NewEvent[], directory: readonly DirectoryChange[]) => boolean
}

/**
 * The parts that the dispatcher is given, because it knows no command and no noun. It runs each list from the first part
 * to the last.
 */
export interface Features {
  /** the reader of a kind of command; null for an unknown kind */
  readerOf: (kind: string) => CommandReader | null
  guards: readonly Guard[]
  additions: readonly Adding[]
  rows: readonly Rows[]
  chain: Chain
  /** the facts about the server and about who is connected */
  around: (
    workspace: WorkspaceId,
    state: State,
  ) => Pick<Situation, "alias" | "mails" | "signsIn" | "engine" | "present" | "connected">
}
