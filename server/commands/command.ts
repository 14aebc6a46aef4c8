import type * as z from "zod"
import type { NewEvent } from "../../shared/contract/events.ts"
import type { Refusal } from "../../shared/contract/refusals.ts"
import type { State } from "../../shared/fold/state.ts"
import type { UploadedFile } from "../../shared/model/files.ts"
import {
  CommandId,
  type MemberId,
  type RecordId,
  type RoundId,
  type SideId,
  type ThreadId,
} from "../../shared/model/ids.ts"
import type { SaidKey } from "../../shared/model/said.ts"
import type { Instant, Role } from "../../shared/model/terms.ts"
import type { HostEvent } from "../../shared/record/host/hostEvents.ts"
import type { Action } from "../../shared/rules/policy.ts"
import type { DirectoryChange, SealedAnswer, Unit } from "../ports/database/store.ts"
import type { PassageNow } from "../ports/documents/documents.ts"
import type { OwnWords } from "./law/ownEntries.ts"
import { readBody } from "./readBody.ts"
import { inLanguage, type Worded, wordedIn } from "./reasonLang.ts"
import type { CountedBallots } from "./round/secret/counting.ts"
import type { RestoredNow, VersionNamed } from "./session/restoredNow.ts"
import type { SaidParagraph } from "./translation/saidParagraph.ts"

/**
 * The sender of a command, as identified by the connection and never by the command's body. `member` is null for the
 * host at the command line and for a sender without a seat.
 */
export interface Actor {
  member: MemberId | null
  name: string
  role: Role
  side: SideId | null
  /** true if a program acts by its token; `member` is then the id of the program, which is no member (DOMAIN X14) */
  program?: true
  /** the sign-in of an administrator without a seat; absent for others */
  signIn?: string
  /** the sign-in of an administrator who has a seat; absent for others */
  administrator?: string
  /**
   * Whether the sender is the server itself or a person at its console. The right of such a sender is not checked if
   * the command's definition has `host`.
   */
  host: boolean
}

/** The answers to one round. */
export type AnswersRead = Pick<Situation, "answers" | "ballots">

/**
 * Everything that is known about a command before anything is read for it. The sender's right is checked on this alone,
 * so that a sender without the right starts no reading.
 */
export interface KnownSituation {
  state: State
  actor: Actor
  /** the current time; an entry's `at` may be later if the clock was set back */
  now: Instant
  id: () => string
  sha256: (text: string) => string
  /** the members who are connected, or whom the secretary has ticked as present */
  present: ReadonlySet<string>
  /** the members who are connected */
  connected?: ReadonlySet<string>
  /** whether a mail server is configured */
  mails: boolean
  /** whether people without an account can get one, by a mailed link or a sign-in service */
  signsIn: boolean
  /** the host of the translation service; null if none is configured */
  engine: string | null
  /** makes a pseudonym that links one member's answers within `scope` without naming the member */
  alias: (scope: string, member: MemberId) => string
}

/**
 * Everything that the decision on a command may read. Time, ids and state are arguments, so that `decide` has no side
 * effects.
 */
export interface Situation extends KnownSituation {
  /** every revision of the answers in the round that the command names; empty if the command reads no answers */
  answers: readonly SealedAnswer[]
  /**
   * The ballots that were cast in a secret round, and the members who were handed a ballot. No data links a ballot to a
   * member. Null if the command names no secret round.
   */
  ballots: CountedBallots | null
  /** the answers to each round of the batch of the named round; empty if the command does not read the batch */
  batch: ReadonlyMap<RoundId, AnswersRead>
  /**
   * The passage of the named record or the named suggestion, as the note contains it now. Its text is "" if the passage
   * is gone. Null if the command reads no passage.
   */
  passage: PassageNow | null
  /** The named paragraph of a note as it is now; null if the command names none, or if it is gone. */
  paragraph: SaidParagraph | null
  /** the uploaded file that the command names; null if it names none, or if the file is gone */
  file: UploadedFile | null
  /** the reason why the named record was returned; null if the command reads no reason, or if the reason was erased */
  sealed: Worded | null
  /** whether anything was ever written into a note of the panel; false if the command does not need to know */
  notesWritten: boolean
  /** whether the owner of the named seat set or proved its address; false if the command names no address */
  addressOwned: boolean
  /** the finding about the restoration that the command names, made before its turn; "none" if it names none */
  restored: RestoredNow
  /** the entries of the log about the member whom the command erases; null if it erases nobody */
  erased: OwnWords | null
}

export interface Accepted {
  events: NewEvent[]
  answers?: SealedAnswer[]
  sealed?: Unit["sealed"]
  ballots?: NonNullable<Unit["ballots"]>
  directory?: DirectoryChange[]
  /** the drafts for the log of the host, besides the entries that it records by themselves (commands/host/recorded) */
  host?: HostEvent[]
  /** the deadline of the commit: a later commit writes nothing, and the command is decided again */
  until?: Instant
  /** whether the entries have no sender, because they count what a member did and must not say who */
  unsigned?: boolean
  /**
   * the ids and numbers of the objects that the command made, each under its noun (`thread`, `round`); the receipt
   * returns them
   */
  made?: Record<string, string | number>
}

/** The record or the suggestion whose passage the server looks up in a note. */
export type PassageOf = { record: RecordId } | { thread: ThreadId }

export type Decision = Accepted | { refuse: Refusal }

/** The definition of one command. It names the right that the command needs, and the dispatcher checks that right. */
export interface Definition<B> {
  action: Action
  /**
   * whether the command's object belongs to the actor; it decides if the actor's role has the right for own objects only
   */
  own?: (known: KnownSituation, body: B) => boolean
  /** the same where only the object as it was read says whose it is; checked besides `own`, after the reads */
  ownAsRead?: (situation: Situation, body: B) => boolean
  /** the round whose sealed answers the decision reads */
  reads?: (body: B) => RoundId
  /** the round in which the actor acts as an elector */
  round?: (body: B) => RoundId
  /** whether the decision also reads the answers in the other rounds of that round's batch */
  readsBatch?: boolean
  /** the record or the suggestion whose passage in the note the decision reads */
  passage?: (body: B) => PassageOf
  /** the text that the command names, if it may be a paragraph of a note that the decision reads */
  paragraph?: (body: B) => SaidKey
  /** the hash of the uploaded file that the command names */
  file?: (body: B) => string | null
  /** the returned record whose sealed reason the decision reads */
  sealed?: (body: B) => RecordId
  /** whether the decision needs to know if anything was written into the notes (`notesWritten`) */
  notes?: boolean
  /** the name under which a member does this once: the same command under another id gets the first receipt */
  once?: (body: B) => string
  /** the member whose address the command sets, so that the decision knows whether it is its owner's */
  addresses?: (body: B) => MemberId
  /** the version of a note that the command says was restored, and since when */
  restores?: (body: B) => VersionNamed
  /** the member whose personal parts the command erases */
  erases?: (body: B) => MemberId
  /**
   * whether the command only takes away what is the actor's own, so that neither the archive nor an owed consent closes it
   */
  remains?: (known: KnownSituation, body: B) => boolean
  /** whether the server itself, or a person at its console, may perform the command without a check of the right */
  host?: boolean
  decide: (situation: Situation, body: B) => Decision
}

/** A command whose body has passed the schema, together with the functions that decide on this body. */
export interface ReadCommand {
  action: Action
  host: boolean
  reads: RoundId | null
  round?: RoundId | null
  readsBatch?: boolean
  passage: PassageOf | null
  paragraph?: SaidKey | null
  notes?: boolean
  restores?: VersionNamed | null
  /** the id that takes the place of the sender's, so that the member does this once */
  once?: CommandId | null
  file?: string | null
  sealed?: RecordId | null
  erases?: MemberId | null
  addresses?: MemberId | null
  /** whether the command is performed although its right is closed by the archive or an owed consent (DOMAIN AW2) */
  remains?: (known: KnownSituation) => boolean
  own: (known: KnownSituation) => boolean
  ownAsRead?: ((situation: Situation) => boolean) | null
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
    const worded = wordedIn(body)
    const { ownAsRead } = definition
    return {
      action: definition.action,
      host: definition.host ?? false,
      reads: definition.reads?.(body) ?? null,
      round: definition.round?.(body) ?? null,
      readsBatch: definition.readsBatch ?? false,
      passage: definition.passage?.(body) ?? null,
      paragraph: definition.paragraph?.(body) ?? null,
      notes: definition.notes ?? false,
      restores: definition.restores?.(body) ?? null,
      once: CommandId.safeParse(definition.once?.(body)).data ?? null,
      file: definition.file?.(body) ?? null,
      sealed: definition.sealed?.(body) ?? null,
      erases: definition.erases?.(body) ?? null,
      addresses: definition.addresses?.(body) ?? null,
      remains: known => definition.remains?.(known, body) ?? false,
      own: known => definition.own?.(known, body) ?? false,
      ownAsRead: ownAsRead ? situation => ownAsRead(situation, body) : null,
      decide: situation => {
        const decided = definition.decide(situation, body)
        return worded && "events" in decided ? { ...decided, events: inLanguage(decided.events, worded) } : decided
      },
    }
  }
