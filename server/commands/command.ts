import type * as z from "zod"
import type { NewEvent } from "../../shared/contract/events.ts"
import type { Refusal } from "../../shared/contract/refusals.ts"
import type { State } from "../../shared/fold/state.ts"
import type { MemberId, RecordId, RoundId, SideId, ThreadId } from "../../shared/model/ids.ts"
import type { Instant, Role } from "../../shared/model/terms.ts"
import type { Action } from "../../shared/rules/policy.ts"
import type { DirectoryChange, SealedAnswer, Unit } from "../ports/database/store.ts"
import type { PassageNow } from "../ports/documents/documents.ts"
import { readBody } from "./readBody.ts"
import type { CountedBallots } from "./round/secret/counting.ts"

/**
 * The person who acts: from the connection, never from the payload. `member` is null for the host at the command line.
 */
export interface Actor {
  member: MemberId | null
  name: string
  role: Role
  side: SideId | null
  /** the person at the server's own console: may admit, invite and revoke, and nothing else */
  host: boolean
}

/** Everything that a decision may know. Time, ids and state are arguments, so that it decides and has no effect. */
export interface Situation {
  state: State
  actor: Actor
  /** the clock's time; an entry's `at` may be later if the clock was set back */
  now: Instant
  id: () => string
  sha256: (text: string) => string
  /** members who are connected, or whom the secretary has ticked as present */
  present: ReadonlySet<string>
  /** every revision of the round that the command names; empty if the definition reads none */
  answers: readonly SealedAnswer[]
  /** for a secret round: its cast ballots and its roll, which are not linked; null if there are none */
  ballots: CountedBallots | null
  /**
   * the current text of the passage that the command's record was lifted from, or that its suggestion is anchored to;
   * "" if it is gone; null if the definition reads none
   */
  passage: PassageNow | null
  /** the reason why the named record was returned; null if the definition reads none, or if it was erased */
  sealed: string | null
  /** whether something was ever written into a note; false if the definition does not ask */
  notesWritten: boolean
  /** whether a mail server is set */
  mails: boolean
  /** a random-looking id that links one member's answers within `scope` and hides the name */
  alias: (scope: string, member: MemberId) => string
}

export interface Accepted {
  events: NewEvent[]
  answers?: SealedAnswer[]
  sealed?: { round: RoundId; revisions: number }
  ballots?: NonNullable<Unit["ballots"]>
  directory?: DirectoryChange[]
  /** the deadline: a commit after it is refused, and the command is decided anew */
  until?: Instant
  /** the ids in the receipt, by noun */
  made?: Record<string, string | number>
}

/** A record or suggestion whose passage in a note the server reads. */
export type PassageOf = { record: RecordId } | { thread: ThreadId }

export type Decision = Accepted | { refuse: Refusal }

/** A command as its noun's folder defines it. It names the right that it needs; the dispatcher checks it. */
export interface Definition<B> {
  action: Action
  /** whether the object of the command is the actor's own, if the right is "own" */
  own?: (situation: Situation, body: B) => boolean
  /** the round whose sealed answers the decision reads */
  reads?: (body: B) => RoundId
  /** the record or the suggestion whose passage in the note the decision reads */
  passage?: (body: B) => PassageOf
  /** the returned record whose sealed reason the decision reads */
  sealed?: (body: B) => RecordId
  /** the decision asks whether anything was written into the notes */
  notes?: boolean
  /** whether the host may do it without a seat */
  host?: boolean
  decide: (situation: Situation, body: B) => Decision
}

/** A command that has been read: its schema has passed, and its body is bound to it. */
export interface ReadCommand {
  action: Action
  host: boolean
  reads: RoundId | null
  passage: PassageOf | null
  notes?: boolean
  sealed?: RecordId | null
  own: (situation: Situation) => boolean
  decide: (situation: Situation) => Decision
}

export type Read = ReadCommand | { malformed: Refusal }
export type CommandReader = (body: unknown) => Read

/** Joins a schema to its definition, so that `decide` gets only bodies that have passed the schema. */
export const defineCommand =
  <S extends z.ZodType>(schema: S, definition: Definition<z.output<S>>): CommandReader =>
  raw => {
    const read = readBody(schema, raw)
    if ("refuse" in read) return { malformed: read.refuse }
    const { body } = read
    return {
      action: definition.action,
      host: definition.host ?? false,
      reads: definition.reads?.(body) ?? null,
      passage: definition.passage?.(body) ?? null,
      notes: definition.notes ?? false,
      sealed: definition.sealed?.(body) ?? null,
      own: situation => definition.own?.(situation, body) ?? false,
      decide: situation => definition.decide(situation, body),
    }
  }
