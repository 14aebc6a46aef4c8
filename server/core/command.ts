import type * as z from "zod"
import type { NewEvent } from "../../shared/contract/events.ts"
import { type Refusal, refuse } from "../../shared/contract/refusals.ts"
import type { State } from "../../shared/fold/state.ts"
import { CommandId, type MemberId, type RoundId, type SideId, type WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant, Role } from "../../shared/model/terms.ts"
import type { HostEvent } from "../../shared/record/host/hostEvents.ts"
import type { May } from "../../shared/rules/may.ts"
import type { Action } from "../../shared/rules/policy.ts"
import type { Ballots } from "../ports/database/ballots.ts"
import type { Directory } from "../ports/database/directory.ts"
import type { Files } from "../ports/database/files.ts"
import type { DirectoryChange, SealedAnswer, Store, Unit } from "../ports/database/store.ts"
import type { DocumentHistory } from "../ports/documents/documentHistory.ts"
import type { Documents } from "../ports/documents/documents.ts"
import type { Versions } from "../ports/documents/versions.ts"
import { readBody } from "./readBody.ts"
import { inLanguage, wordedIn } from "./reasonLang.ts"

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

/**
 * Everything that is known about a command before anything is looked up for it. The sender's right is checked on this
 * alone, so that a sender without the right starts no reading. Time, ids and state are arguments, so that `decide` has no
 * side effects.
 */
export interface Situation {
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

/** The ports from which look-ups read. */
export interface LookUpPorts {
  store: Pick<Store, "answers" | "events">
  ballots: Ballots
  files: Pick<Files, "find">
  directory: Pick<Directory, "addresses">
  documents: Pick<Documents, "resolve" | "passage" | "paragraphs" | "text" | "written">
  history: Pick<DocumentHistory, "placeAt" | "written">
  versions: Pick<Versions, "in">
}

/** The reading that the decision on one command needs besides the state. No other decision gets what is found. */
export interface LookUp<Found extends object> {
  /**
   * Whether it takes too long for the turn of a panel. It is then read before the turn, for each sender one at a time,
   * and must find what nothing changes any more. Others are read in the turn, and again for each try.
   */
  before?: true
  find: (ports: LookUpPorts, known: Situation, workspace: WorkspaceId) => Promise<Found>
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

export type Decision = Accepted | { refuse: Refusal }

/** The definition of one command. It names the right that the command needs, and the dispatcher checks that right. */
export interface Definition<B> {
  action: Action
  /**
   * whether the command's object belongs to the actor; it decides if the actor's role has the right for own objects only
   */
  own?: (known: Situation, body: B) => boolean
  /** the round in which the actor acts as an elector */
  round?: (body: B) => RoundId
  /** the name under which a member does this once: the same command under another id gets the first receipt */
  once?: (body: B) => string
  /**
   * whether the command only takes away what is the actor's own, so that neither the archive nor an owed consent closes it
   */
  remains?: (known: Situation, body: B) => boolean
  /** whether the server itself, or a person at its console, may perform the command without a check of the right */
  host?: boolean
  decide: (situation: Situation, body: B) => Decision
}

/** The definition of a command whose decision reads more than the state. */
export interface LookingDefinition<B, Found extends object> extends Omit<Definition<B>, "decide"> {
  looksUp: (body: B) => LookUp<Found>
  /** the same as `own` where only what was found says whose the object is; checked besides `own` */
  ownAsFound?: (situation: Situation & Found, body: B) => boolean
  decide: (situation: Situation & Found, body: B) => Decision
}

/** The functions that decide on a command, after its look-up if it has one. */
export interface Deciding {
  ownAsFound?: ((situation: Situation) => boolean) | null
  decide: (situation: Situation) => Decision
}

/** A look-up that gives what it finds to the functions that decide on it, and to nothing else. */
export interface BoundLookUp {
  before: boolean
  find: (...asked: Parameters<LookUp<object>["find"]>) => Promise<Deciding>
}

/** The parts of a command, whose body has passed the schema, that are known before it is decided. */
interface CommandRead {
  action: Action
  host: boolean
  round?: RoundId | null
  /** the id that takes the place of the sender's, so that the member does this once */
  once?: CommandId | null
  /** whether the command is performed although its right is closed by the archive or an owed consent (DOMAIN AW2) */
  remains?: (known: Situation) => boolean
  own: (known: Situation) => boolean
}

/** A command whose body has passed the schema: it decides on the state, or looks more up first. */
export type ReadCommand = CommandRead & ((Deciding & { look?: never }) | { look: BoundLookUp })

export type Read = ReadCommand | { malformed: Refusal }
export type CommandReader = (body: unknown) => Read

/** Joins a look-up to the functions that get what it finds. */
export const lookThen = <Found extends object>(
  { before, find }: LookUp<Found>,
  decide: (situation: Situation & Found) => Decision,
  ownAsFound?: (situation: Situation & Found) => boolean,
): BoundLookUp => ({
  before: before ?? false,
  find: async (...asked) => {
    const found = await find(...asked)
    return {
      ownAsFound: ownAsFound ? situation => ownAsFound({ ...situation, ...found }) : null,
      decide: situation => decide({ ...situation, ...found }),
    }
  },
})

/** Joins a schema to its definition, so that `decide` gets only bodies that have passed the schema. */
export const defineCommand = <S extends z.ZodType>(schema: S, definition: Definition<z.output<S>>): CommandReader =>
  reader(schema, definition, (body, inItsLanguage) => ({
    decide: situation => inItsLanguage(definition.decide(situation, body)),
  }))

/** The same for a command with a rule that pages ask too. It is decided where the rule says `yes`. */
export const defineJudged = <S extends z.ZodType, Target>(
  schema: S,
  { action, own, target, may }: May<z.output<S>, Target, Situation>,
  decide: (situation: Situation, body: z.output<S>, target: Target) => Decision,
): CommandReader =>
  defineCommand(schema, {
    action,
    own(known, body) {
      const found = target(known.state, body)
      return found !== null && own?.(known, found) === true
    },
    decide(situation, body) {
      const found = target(situation.state, body)
      if (found === null) return refuse("not-found")
      const verdict = may(situation, found)
      if (verdict === "done") return { events: [] }
      return verdict === "yes" ? decide(situation, body, found) : { refuse: verdict }
    },
  })

/** The same for a command whose decision reads more than the state. */
export const defineLooking = <S extends z.ZodType, Found extends object>(
  schema: S,
  definition: LookingDefinition<z.output<S>, Found>,
): CommandReader =>
  reader(schema, definition, (body, inItsLanguage) => {
    const { looksUp, ownAsFound, decide } = definition
    const own = ownAsFound && ((situation: Situation & Found) => ownAsFound(situation, body))
    return { look: lookThen(looksUp(body), found => inItsLanguage(decide(found, body)), own) }
  })

const reader =
  <S extends z.ZodType>(
    schema: S,
    definition: Omit<Definition<z.output<S>>, "decide">,
    deciding: (body: z.output<S>, inItsLanguage: (decided: Decision) => Decision) => Deciding | { look: BoundLookUp },
  ): CommandReader =>
  raw => {
    const read = readBody(schema, raw)
    if ("refuse" in read) return { malformed: read.refuse }
    const { body } = read
    const worded = wordedIn(body)
    return {
      action: definition.action,
      host: definition.host ?? false,
      round: definition.round?.(body) ?? null,
      once: CommandId.safeParse(definition.once?.(body)).data ?? null,
      remains: known => definition.remains?.(known, body) ?? false,
      own: known => definition.own?.(known, body) ?? false,
      ...deciding(body, decided =>
        worded && "events" in decided ? { ...decided, events: inLanguage(decided.events, worded) } : decided,
      ),
    }
  }
