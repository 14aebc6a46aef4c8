import type { Answer } from "../model/consensus/answer.ts"
import type { Named } from "../model/names.ts"
import type { Attribution, Instant, Lang, Role, RoundKind } from "../model/terms.ts"
import type { Texts } from "../model/texts.ts"
import type { ProposedAct } from "./events/proposal.ts"
import type { City } from "./events/session.ts"
import type { Entry } from "./events.ts"

/** The caller: the seat behind the cookie, or a reader without a seat. */
export interface Me {
  member: string | null
  name: string
  role: Role
  side: string | null
  lang: string
}

/** `GET` and `PUT /api/workspaces/{slug}/address`: where one's own notices go; "" for nowhere. */
export interface OwnAddress {
  email: string
  /** a code that was mailed there came back: it opens the seat again */
  confirmed: boolean
  /** whether this server sends mail */
  canConfirm: boolean
}

/** `POST …/address/code` and `POST /api/return/code {email}`: a code was mailed, to be sent back with this id. */
export interface CodeAsked {
  request: string
}

/** `GET /api/return`: the ways back to a seat without a link. */
export interface WaysBack {
  /** whether a code to a confirmed address is possible */
  codes: boolean
}

/** `GET /api/workspaces/{slug}/return-link`; null: there is none. */
export interface ReturnLinkState {
  madeAt: Instant | null
}

/** `POST /api/workspaces/{slug}/return-link`: ends the earlier link; the token is sent only here. */
export interface ReturnLinkMade {
  token: string
  madeAt: Instant
}

/** `POST /api/return/preview {token}`: whose seat the link opens. */
export interface ReturnPreview {
  workspace: { slug: string; title: Texts }
  session: { id: string; title: Texts } | null
  role: Role
  name: string
  /** the seat that this browser holds there now; `own`: it is this one */
  seated: (Me & { own: boolean }) | null
}

/** `POST /api/return/code/open {request, code}`: every seat that has confirmed the address. */
export interface Returned {
  seats: Joined[]
}

/** `POST /api/workspaces` */
export interface WorkspaceOpened {
  slug: string
}

/** `GET /api/workspaces` */
export interface WorkspaceList {
  admin: boolean
  workspaces: {
    id: string
    slug: string
    title: Texts
    demo: boolean
    live: { session: string; title: Texts } | null
    me: Me
    needs: Need[]
  }[]
}

/** Requests that wait for one's own answer, in a session or between two. */
export type Need =
  | { need: "answer"; kind: RoundKind; named: boolean; label: string; topic: string }
  | { need: "reply" | "block-kept"; label: string; topic: string }
  | { need: "check-text" | "write-text" | "follow-text"; label: string; lang: Lang; topic: string }
  /** `n` of a record; `session` of its minutes */
  | { need: "consent"; act: ProposedAct["act"]; name: string; n?: number; session?: string }
  | { need: "confirm"; n: number }
  | { need: "interest" }
  | { need: "renamed"; by: string | null; was: Named; now: Named }
  /** another person set one's address, or removed it */
  | { need: "address"; by: string | null; cleared: boolean }
  | { need: "action"; text: Texts; due: string | null }
  | { need: "minutes"; session: string; title: Texts; until: Instant; cities: City[] }
  /** their period has ended and nothing is left to decide: a press adopts them */
  | { need: "adopt"; session: string; title: Texts }
  | { need: "corrections"; session: string; title: Texts; n: number }

/** `GET /api/rounds/{id}/mine` */
export interface Mine {
  round: string
  revision: number
  answer: Answer | null
  /** the secretary entered it from what was said aloud */
  spoken?: boolean
  /** in a secret round: another browser has the ballot; the page learns it when it asks for a ballot */
  elsewhere?: boolean
  /** it is not cast there yet and may be answered here, which ends it there */
  movable?: boolean
  /** in a secret round: this browser has cast a ballot; `answer` is null if the page no longer has its content */
  cast?: boolean
  /** in a secret round: the server holds ballots back, and this page keeps trying */
  waits?: boolean
}

/** `GET /api/records/{id}`, of which the rest is in the fold: the record's place in the chain, and who signs. */
export interface RecordProof {
  seq: number
  /** the hash of the log up to and including the record's entry: `plenary verify --head` takes it */
  hash: string
  /** Ed25519, hex: what `--key` takes */
  publicKey: string
  /** both as one: what `--fingerprint` takes */
  fingerprint: string
}

/** `POST /api/join/preview {token}`: what the link is for, before it is used. */
export interface InvitePreview {
  workspace: { slug: string; title: Texts }
  session: { id: string; title: Texts } | null
  role: Role
  side: { title: Texts; mark: string } | null
  /** whether what one says and decides leaves the room under one's name */
  attribution: Attribution
  name: string
  romanised: string
  /**
   * The seat this browser already holds in that workspace. `own`: it is the link's seat, or came by this link; `free`:
   * the link still gives a seat.
   */
  seated: (Me & { own: boolean; free: boolean }) | null
}

/** `POST /api/join {token, name}` */
export interface Joined {
  workspace: string
  session: string | null
  member: string | null
  role: Role
}

/** Every error of the REST surface. `id` finds the log line. */
export interface ErrorBody {
  error: { code: string; text: string; params: Record<string, string | number>; id: string }
}

/** `POST /api/rounds/{id}/ballot/collect`: the token that `POST /api/ballots {token, answer}` takes. */
export interface BallotHanded {
  token: string
}

/** `GET /api/sessions/{id}/entries?from=&to=`: the log after `from`, a page at a time, as the caller's audience sees it. */
export interface EntriesPage {
  from: number
  to: number
  /** the end of the log now */
  head: number
  list: Entry[]
}

/** `GET /api/sessions/{id}/edits`: how often the notes of its agenda changed in each of equal spans of the session. */
export interface EditCounts {
  from: Instant
  to: Instant
  counts: number[]
}

/** `GET /api/sessions/{id}/note?topic=&at=`: what a note said at a moment of the session, at its place in its log. */
export interface NoteMoment {
  topic: string
  epoch: number
  seq: number
  /** `cell`: which table of the note and which row of it, both from one */
  blocks: {
    kind: string
    lang: Lang | null
    text: string
    cell?: { table: number; row: number; header?: "col" | "row" }
  }[]
}

/** `GET /api/records/{id}/return-reason`: for the chairs, until it is published for all. */
export interface ReturnReason {
  reason: string
}
