import type { MemberId, SideId, TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Lang, NoteMode, Role } from "../../shared/model/terms.ts"

/** Who a connection is, read from the fold at the moment of asking; never kept. */
export interface Seat {
  workspace: WorkspaceId
  /** null for a reader of a public workspace, and for an administrator without a seat */
  member: MemberId | null
  name: string
  role: Role
  side: SideId | null
  lang: Lang
  /** this person has not agreed to the attribution of today, and says nothing before they do */
  owesConsent?: boolean
}

/**
 * What proves a seat: the value of the session cookie, or nothing. `former`: under the plain name where a prefix is due,
 * which only a sign-in that was given that name may still use.
 */
export type Credential = { cookie: string | null; former?: true }

/** A topic's note at the moment of asking. */
export interface NoteStands {
  workspace: WorkspaceId
  /** as it is now: of what a closed session held, panelists write nothing */
  mode: NoteMode
  closed: boolean
  /** the session that held its topic has closed */
  ended?: boolean
  /** `Seats.seat` at that same moment; at once for who is known, as each keystroke asks */
  seat(credential: Credential): Promise<Seat | null> | Seat | null
}

/** Kept by commands/, asked by sync/, live/ and http/. */
export interface Seats {
  /** null: not signed in or no seat there, and the workspace is not public */
  seat(credential: Credential, workspace: WorkspaceId): Promise<Seat | null>
  /** from the fold; null where there is no such topic */
  topic(topic: TopicId): Promise<NoteStands | null>
  /** this browser was given another cookie a moment ago: its open sockets come again with that one */
  isRenewed?(credential: Credential): boolean
  /** may this seat write into a note of this mode? one question to rules/policy */
  mayWrite(seat: Seat, mode: NoteMode): boolean
  /** called after each commit that may have changed a right or a mode; returns the way to stop listening */
  onChange(listener: (workspace: WorkspaceId) => void): () => void
}
