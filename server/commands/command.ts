import type * as z from "zod"
import type { NewEvent } from "../../shared/contract/events.ts"
import type { Refusal } from "../../shared/contract/refusals.ts"
import type { State } from "../../shared/fold/state.ts"
import type { MemberId, RecordId, RoundId, SideId, ThreadId } from "../../shared/model/ids.ts"
import type { Instant, Role } from "../../shared/model/terms.ts"
import type { Action } from "../../shared/rules/policy.ts"
import type { PassageNow } from "../ports/documents/documents.ts"
import type { DirectoryChange, SealedAnswer, Unit } from "../ports/store.ts"
import { readBody } from "./readBody.ts"
import type { CountedBallots } from "./round/secret/counting.ts"

/** Who acts: from the connection, never from the payload. `member` is null for the host at the command line. */
export interface Actor {
  member: MemberId | null
  name: string
  role: Role
  side: SideId | null
  /** the person at the server's own console: may admit, invite and revoke, and nothing else */
  host: boolean
}

/** All that a decision may know. Time, ids and state come in as arguments, so that it decides and does nothing. */
export interface Situation {
  state: State
  actor: Actor
  /** the clock's; an entry's `at` may be later, where the clock was set back */
  now: Instant
  id: () => string
  sha256: (text: string) => string
  /** members who are connected, or ticked by the secretary */
  present: ReadonlySet<string>
  /** every revision of the round that the command needs; empty where it needs none */
  answers: readonly SealedAnswer[]
  /** the same of a secret round: its cast ballots and its roll, neither of which knows the other; null where there are none */
  ballots: CountedBallots | null
  /** what the note says where the command's record was lifted from, or its suggestion stands; "" where it is gone; null unasked */
  passage: PassageNow | null
  /** why the record was returned that the command names; null unasked, and where it was erased */
  sealed: string | null
  /** something was ever written into a note; false unasked */
  notesWritten: boolean
  /** a mail server is set */
  mails: boolean
  /** a random-looking id that links one member's answers within `scope` and names nobody */
  alias: (scope: string, member: MemberId) => string
}

export interface Accepted {
  events: NewEvent[]
  answers?: SealedAnswer[]
  sealed?: { round: RoundId; revisions: number }
  ballots?: NonNullable<Unit["ballots"]>
  directory?: DirectoryChange[]
  /** the deadline: from then on it is not committed, and decided anew */
  until?: Instant
  /** what the receipt says was made, by noun */
  made?: Record<string, string | number>
}

/** What has a place in a note that the server reads. */
export type PassageOf = { record: RecordId } | { thread: ThreadId }

export type Decision = Accepted | { refuse: Refusal }

/** A command as its noun's folder defines it. It names the right that it needs; the dispatcher checks it. */
export interface Definition<B> {
  action: Action
  /** whether what is touched is the actor's own, where the right is "own" */
  own?: (situation: Situation, body: B) => boolean
  /** the round whose sealed answers the decision reads */
  reads?: (body: B) => RoundId
  /** the record or the suggestion whose passage in the note the decision reads */
  passage?: (body: B) => PassageOf
  /** the returned record whose sealed reason the decision reads */
  sealed?: (body: B) => RecordId
  /** the decision asks whether anything was written into the notes */
  notes?: boolean
  /** may be done by the host without a seat */
  host?: boolean
  decide: (situation: Situation, body: B) => Decision
}

/** A command that has been read: its schema has passed and its body is closed over. */
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

/** Joins a schema to its definition, so that nothing reaches `decide` that the schema has not passed. */
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
