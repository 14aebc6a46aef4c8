import { type Lang, languages, locales } from "../../generated/words/languages.ts"

/**
 * The closed lists of docs/DOMAIN.md (Terms, States). This file imports no schema library, so it adds almost nothing to
 * the browser's bundle.
 */

/**
 * The languages of the catalogues in `shared/words`, each with the locale for `Intl`. English uses en-GB, so that every
 * reader gets the same date for 3/4.
 */
export { type Lang, languages, locales }
export const isLang = (value: unknown): value is Lang => languages.some(lang => lang === value)

/** Returns whether the language is written in Latin letters. */
export function isLatin(lang: Lang): boolean {
  const known = latin.get(lang) ?? new Intl.Locale(lang).maximize().script === "Latn"
  latin.set(lang, known)
  return known
}
const latin = new Map<Lang, boolean>()

/**
 * The roles that a seat can have. `alternate` is given by nobody: a delegate and their alternate share one panelist's
 * seat, and the one of them who does not sit has this role (DOMAIN AL2).
 */
export const seatRoles = ["moderator", "secretary", "interpreter", "panelist", "observer", "alternate"] as const
export type SeatRole = (typeof seatRoles)[number]
/** Two roles need no seat: `admin` runs the server, and `public` only reads. */
export const roles = [
  "admin",
  "moderator",
  "secretary",
  "interpreter",
  "panelist",
  "alternate",
  "observer",
  "public",
] as const satisfies readonly (SeatRole | "admin" | "public")[]
export type Role = (typeof roles)[number]
/** The roles of members who run the panel. Members with these roles are in no electorate. */
export const offices = ["moderator", "secretary"] as const satisfies readonly SeatRole[]
export type Office = (typeof offices)[number]

export const attributions = ["named", "chatham", "unattributed"] as const
export type Attribution = (typeof attributions)[number]

/**
 * The readers who may see the replay of a session: everyone who may read the session, the panel, or only the moderators
 * and the secretary.
 */
export const replayPolicies = ["readers", "panel", "chairs"] as const
export type ReplayPolicy = (typeof replayPolicies)[number]

/**
 * The scopes of a token: a program reads what readers of a public panel read, or what an observer reads, or it acts as
 * the secretary does (DOMAIN X12, X14).
 */
export const machineScopes = ["public", "observer", "secretary"] as const
export type MachineScope = (typeof machineScopes)[number]

export const sessionStates = ["scheduled", "live", "paused", "closed", "cancelled"] as const
export type SessionState = (typeof sessionStates)[number]

export const noteModes = ["open", "suggest", "locked"] as const
export type NoteMode = (typeof noteModes)[number]

export const threadKinds = ["comment", "question", "suggestion", "objection"] as const
export type ThreadKind = (typeof threadKinds)[number]

export const statementStates = [
  "draft",
  "proposed",
  "in_round",
  "recorded",
  "no_consensus",
  "carried_over",
  "withdrawn",
] as const
export type StatementState = (typeof statementStates)[number]

export const textStates = ["missing", "draft", "in_sync", "out_of_date"] as const
export type TextState = (typeof textStates)[number]

/** A rating informs, a call decides, and a review asks whether a record in force still stands (DOMAIN J3). */
export const roundKinds = ["rating", "call", "review"] as const
export type RoundKind = (typeof roundKinds)[number]
/** The rounds about a candidate agreement. A review asks about a record instead. */
export const statementRounds = ["rating", "call"] as const satisfies readonly RoundKind[]
export type StatementRound = (typeof statementRounds)[number]

export const roundStates = ["open", "closed", "revealed", "void"] as const
export type RoundState = (typeof roundStates)[number]

export const anonymities = ["named", "pseudonymous", "secret"] as const
export type Anonymity = (typeof anonymities)[number]

/**
 * How a silence procedure reaches the members: by its notice, between meetings; by their connection, in a live session.
 */
export const silenceReaches = ["notice", "connection"] as const
export type Reach = (typeof silenceReaches)[number]

/** How an open round shows the members who have not answered: their number, or their names. */
export const absenteeViews = ["counted", "named"] as const
export type AbsenteeView = (typeof absenteeViews)[number]

/**
 * The scores for which a rating requires a reason: none; 1–3; 1–3 and 7–9; or, from the second rating of a statement
 * on, scores outside the middle range of its last result.
 */
export const reasonRules = ["none", "low", "ends", "outside"] as const
export type ReasonRule = (typeof reasonRules)[number]

/** The longest reason for a score or a position, in characters: about two pages. */
export const mostReasonCharacters = 4_000

/** The acts that a round does by itself at its deadline: it closes, or it closes and its result is shown. */
export const deadlineActs = ["close", "show"] as const
export type DeadlineAct = (typeof deadlineActs)[number]

export const positions = ["agree", "reserve", "disagree", "block", "abstain"] as const
export type PositionValue = (typeof positions)[number]

/** Levels of agreement, highest first. A moderator may declare the computed level or a lower one. */
export const levels = ["unanimity", "consensus", "rough"] as const
export type Level = (typeof levels)[number]
export const outcomes = [...levels, "no_consensus", "blocked", "no_quorum"] as const
export type Outcome = (typeof outcomes)[number]

export const dispositions = ["accommodated", "partly", "answered"] as const
export type Disposition = (typeof dispositions)[number]

export const recordStates = [
  "declared",
  "in_force",
  "superseded",
  "withdrawn",
  "returned",
  "taken_back",
  "lapsed",
] as const
export type RecordState = (typeof recordStates)[number]

/** The answers of panelists in a review of a record, and the outcomes that a moderator may declare for it. */
export const judgements = ["stands", "amend", "withdraw"] as const
export type Judgement = (typeof judgements)[number]

/** How far the work under a record has come, by its progress notes. */
export const progressStates = ["not_begun", "under_way", "done", "dropped"] as const
export type ProgressState = (typeof progressStates)[number]

export const turnKinds = ["contribution", "question", "reply", "point_of_order"] as const
export type TurnKind = (typeof turnKinds)[number]

export const queueOrders = ["time", "least_spoken", "alternating", "side_share"] as const
export type QueueOrder = (typeof queueOrders)[number]

export const minutesStates = ["draft", "under_review", "adopted", "published"] as const
export type MinutesState = (typeof minutesStates)[number]

/** Milliseconds since 1 January 1970, UTC. */
export type Instant = number

/** The types of files that may be uploaded, with the ends of their names. None of them can run a script on a page. */
export const fileEnds = {
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
} as const
