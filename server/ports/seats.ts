import type { MemberId, SideId, TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Lang, NoteMode, Role } from "../../shared/model/terms.ts"

/** The person behind a connection, read from the fold at each call and never kept. */
export interface Seat {
  workspace: WorkspaceId
  /** null for a reader of a public workspace, and for an administrator without a seat */
  member: MemberId | null
  name: string
  role: Role
  side: SideId | null
  lang: Lang
  /** true if this person has not agreed to the current attribution; they may not contribute before they do */
  owesConsent?: boolean
}

/**
 * The proof of a seat: the value of the session cookie, or null. `former`: the cookie came under the plain name where a
 * prefix is due; only a sign-in that was given that name may still use it.
 */
export type Credential = { cookie: string | null; former?: true }

/** A topic's note at the moment of the call. */
export interface NoteStands {
  workspace: WorkspaceId
  /** the current mode; panelists may write nothing into a topic of a closed session */
  mode: NoteMode
  closed: boolean
  /** the session of its topic has closed */
  ended?: boolean
  /** `Seats.seat` at the same moment; synchronous for a known person, because each keystroke calls it */
  seat(credential: Credential): Promise<Seat | null> | Seat | null
}

/** Implemented by commands/, used by sync/, live/ and http/. */
export interface Seats {
  /** null if the caller is not signed in or has no seat there, and the workspace is not public */
  seat(credential: Credential, workspace: WorkspaceId): Promise<Seat | null>
  /** from the fold; null if there is no such topic */
  topic(topic: TopicId): Promise<NoteStands | null>
  /** this browser got a new cookie a moment ago: its open sockets will reconnect with it */
  isRenewed?(credential: Credential): boolean
  /** whether this seat may write into a note of this mode, by rules/policy */
  mayWrite(seat: Seat, mode: NoteMode): boolean
  /**
   * calls the listener after each commit that may have changed a right or a mode; returns a function that removes it
   */
  onChange(listener: (workspace: WorkspaceId) => void): () => void
}
