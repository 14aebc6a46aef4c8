import type { GivenAnswer } from "../model/consensus/answer.ts"
import type { Named } from "../model/names.ts"
import type { Attribution, Instant, Lang, Role, RoundKind } from "../model/terms.ts"
import type { Texts } from "../model/texts.ts"
import type { ProposedAct } from "./events/proposal.ts"
import type { City } from "./events/session.ts"
import type { Entry } from "./events.ts"
import type { PrivacyOfObserver } from "./queries/law/privacyOfObserver.ts"
import type { AccountAtDoor, AccountForSeat, NoticeToRead, SatDown } from "./queries/people/joining.ts"

/** The caller: the seat that the cookie names, or a reader without a seat. */
export interface Me {
  member: string | null
  name: string
  role: Role
  side: string | null
  lang: string
  /** Whether the holder of the seat is an administrator of the server too. */
  administrator?: true
  /** Whether an account keeps the seat of a panelist; absent for others, and where it is not known. */
  kept?: true
  /**
   * The parts of the caller's own row that only the room reads, for a seat that reads as the gallery does: an observer's consents,
   * the version of the notice that they consented to, and their request for an erasure.
   */
  privacy?: PrivacyOfObserver
}

/** `GET` and `PUT /api/workspaces/{slug}/address`: the e-mail address for the caller's notices; "" if there is none. */
export interface OwnAddress {
  email: string
  /**
   * Whether the owner has confirmed the address by a mailed code. Only with a confirmed address can the owner return to
   * the seat without a link.
   */
  confirmed: boolean
  /**
   * The address to which the letter went by whose link the seat was taken, if it can become the seat's address without a
   * code (DOMAIN IN10); "" otherwise.
   */
  offered: string
  /** The address that an office wrote beside the owner's, which gets the letters too until the owner decides; "" if none. */
  second: string
  /** Whether this server sends mail, so that a code can be mailed. */
  canConfirm: boolean
}

/**
 * `POST …/address/code` and `POST /api/return/code {email}`: a code was mailed. The client sends the code back with
 * this id.
 */
export interface CodeAsked {
  request: string
}

/** `GET /api/return`: the ways to return to a seat without a link. */
export interface WaysBack {
  /** Whether the server can mail a code to a confirmed address. */
  codes: boolean
  /** the account that this browser leaves by coming back; null if it leaves none */
  leaves: AccountAtDoor | null
}

/** `GET /api/workspaces/{slug}/return-link`: when the caller's return link was made; null if there is none. */
export interface ReturnLinkState {
  madeAt: Instant | null
}

/**
 * `POST /api/workspaces/{slug}/return-link`: a new return link, which ends the earlier one. The token is sent only in
 * this answer.
 */
export interface ReturnLinkMade {
  token: string
  madeAt: Instant
}

/** `POST /api/return/preview {token}`: the seat that the link opens. */
export interface ReturnPreview {
  workspace: { slug: string; title: Texts }
  session: { id: string; title: Texts } | null
  role: Role
  name: string
  /** Whether the link needs a code, which is mailed to the address that the seat's owner has confirmed. */
  confirms: boolean
  /** The seat in that workspace that this browser is signed in to. `own` is true if the link opens the same seat. */
  seated: (Me & { own: boolean }) | null
  /** the account that this browser leaves by coming back; null if it leaves none */
  leaves: AccountAtDoor | null
}

/** `POST /api/press/preview {token}` and `POST /api/press {token}`: what a press link opens, and until when. */
export interface PressPreview {
  workspace: { slug: string; title: Texts }
  session: { id: string; title: Texts }
  /** The end of the embargo; null once everybody may read. */
  embargo: Instant | null
  /** The end of the link's time. */
  until: Instant
}

/** `POST /api/return/code/open {request, code}`: every seat whose confirmed address got the code. */
export interface Returned {
  seats: Joined[]
}

/** The answer of `POST /api/workspaces`. */
export interface WorkspaceOpened {
  slug: string
  /** the links to the chairs that other people take; no later answer repeats them */
  links: { name: string; token: string }[]
  /** whether the administrator has taken a chair in this browser */
  seated: boolean
}

/** The answer of `GET /api/workspaces`. */
export interface WorkspaceList {
  admin: boolean
  /** the name or address of the account to which the browser is signed in; absent if it is signed in to none */
  account?: string | undefined
  workspaces: {
    id: string
    slug: string
    title: Texts
    demo: boolean
    /** when the workspace was archived; absent if it was not */
    archived?: Instant | undefined
    live: { session: string; title: Texts } | null
    me: Me
    needs: Need[]
    /** the minutes that were adopted within 14 days, newest first, for who reads the room; absent if there are none */
    adopted?: { session: string; title: Texts; at: Instant }[] | undefined
  }[]
}

/** A task that waits for the reader, during a session or between sessions. */
export type Need =
  // oxlint-disable-next-line plenary/discriminants -- HTTP sends it
  | { need: "answer"; kind: RoundKind; named: boolean; label: string; topic: string }
  /** A batch with `n` rounds that the reader has not answered; `until` is null if a moderator closes it. */
  | { need: "batch"; batch: string; n: number; until: Instant | null; cities: City[] }
  | { need: "reply" | "block-kept"; label: string; topic: string }
  | { need: "check-text" | "write-text" | "follow-text"; label: string; lang: Lang; topic: string }
  /** Translations of the reader's own words, or of words that the author asked the reader to check. */
  | { need: "translation"; lang: Lang; n: number; topic?: string }
  /** A proposal waits for the reader's consent. `n` is its record's number, `session` the session of its minutes. */
  | { need: "consent"; act: ProposedAct["act"]; name: string; n?: number; session?: string }
  /** The reader's side has not agreed to the terms of the panel, and the reader may. */
  | { need: "terms" }
  | { need: "confirm"; n: number }
  /** A record's review is due, or its answers are shown and wait for a conclusion. */
  | { need: "review"; n: number; step: "open" | "conclude" }
  | { need: "interest" }
  | { need: "renamed"; by: string | null; was: Named; now: Named }
  /** Another person set or removed the reader's e-mail address. */
  | { need: "address"; by: string | null; cleared: boolean }
  /** Webhooks that the server has paused, e.g. because their messages did not arrive. */
  | { need: "webhooks"; n: number }
  | { need: "action"; text: Texts; due: string | null }
  | { need: "minutes"; session: string; title: Texts; until: Instant; cities: City[] }
  /** The comment period of the minutes has ended and no correction is undecided. A chair can adopt them. */
  | { need: "adopt"; session: string; title: Texts }
  | { need: "corrections"; session: string; title: Texts; n: number }

/** The answer of `GET /api/rounds/{id}/mine`: the caller's own answer. */
export interface Mine {
  round: string
  revision: number
  answer: GivenAnswer | null
  /** The panelist said the answer aloud, and the secretary entered it. */
  spoken?: boolean
  /**
   * The position that the secretary entered for the caller and that does not count yet; `answer` is then null. `ended`: a
   * second officer pressed another position, so that only the owner can make it count.
   */
  entered?: { answer: GivenAnswer; by: string | null; ended: boolean }
  /** The second officer who confirmed what the secretary entered. */
  officer?: string
  /**
   * Another browser of this member has the ballot of a secret round. The page learns this when it requests a ballot.
   */
  elsewhere?: boolean
  /** The other browser has not cast the ballot yet, so the member may move it to this browser. */
  movable?: boolean
  /**
   * This browser has cast a ballot in a secret round. `answer` is null if the page no longer has the ballot's content.
   */
  cast?: boolean
  /** The server accepts no ballots of the secret round at the moment, and the page tries again. */
  waits?: boolean
}

/**
 * `GET /api/records/{id}`: a record's place in the chain, and the key that signs it. Pages have the rest of the record
 * in their state.
 */
export interface RecordProof {
  seq: number
  /** The hash of the log up to and including the record's entry, for `plenary verify --head`. */
  hash: string
  /** The server's Ed25519 public key in hex, for `plenary verify --key`. */
  publicKey: string
  /** The public key and the hash in one, for `plenary verify --fingerprint`. */
  fingerprint: string
}

/** `GET /api/key`: the keys that sign bundles, with which a page that verifies one says whose it is. */
export interface ServerKeys {
  /** The Ed25519 public key that signs now, in hex. */
  publicKey: string
  /** The keys that signed before, oldest first. */
  formerKeys: string[]
}

/** `POST /api/join/preview {token}`: the seat that the link gives. The request does not count as a use of the link. */
export interface InvitePreview {
  workspace: { slug: string; title: Texts }
  session: { id: string; title: Texts } | null
  role: Role
  side: { title: Texts; mark: string } | null
  /** The panel's policy on whether texts and decisions are published with their authors' names. */
  attribution: Attribution
  /** The panel's privacy notice, to which whoever joins consents (DOMAIN PN2); null if it has none. */
  privacy: NoticeToRead | null
  account: AccountForSeat
  name: string
  romanised: string
  /**
   * The seat in that workspace that this browser is signed in to. `own` is true if the link opens that seat, or if the
   * seat was made by the link. `free` is true if the link can still give another seat.
   */
  seated: (Me & { own: boolean; free: boolean }) | null
  /** whether the person has declined; null if no letter invited them (DOMAIN IN7) */
  invited: { declined: boolean } | null
  /** the person in the seat of a mailed letter's own link, while nobody has confirmed them; else null */
  sat: SatDown | null
}

/** The answer of `POST /api/join {token, name}`. */
export interface Joined {
  workspace: string
  session: string | null
  member: string | null
  role: Role
}

/** The body of every HTTP error. `id` names the line in the server's log. */
export interface ErrorBody {
  error: { code: string; text: string; params: Record<string, string | number>; id: string }
}

/** `POST /api/rounds/{id}/ballot/collect`: the token with which `POST /api/ballots {token, answer}` casts a ballot. */
export interface BallotHanded {
  token: string
}

/**
 * `GET /api/sessions/{id}/entries?from=&to=`: one page of the log after `from`, as the caller's audience may read it.
 */
export interface EntriesPage {
  from: number
  to: number
  /** The number of the newest entry in the log. */
  head: number
  list: Entry[]
}

/**
 * `GET /api/sessions/{id}/edits`: how often the notes of the session's agenda changed. The session is divided into
 * equal spans, each with one count.
 */
export interface EditCounts {
  from: Instant
  to: Instant
  counts: number[]
}

/**
 * `GET /api/sessions/{id}/note?topic=&at=`: the text of a note at one moment of a session. `epoch` and `seq` are the
 * position in the note's log at that moment.
 */
export interface NoteMoment {
  topic: string
  epoch: number
  seq: number
  /** `cell` names the table of the note and its row, both counted from 1. */
  blocks: {
    kind: string
    lang: Lang | null
    text: string
    cell?: { table: number; row: number; header?: "col" | "row" }
  }[]
}

/**
 * `GET /api/records/{id}/return-reason`: why a record was returned. Only the chairs may fetch it, until it is
 * published.
 */
export interface ReturnReason {
  reason: string
}
