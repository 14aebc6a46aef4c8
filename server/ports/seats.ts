import type { MemberId, SideId, TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant, Lang, NoteMode, Role } from "../../shared/model/terms.ts"

/** A person's seat in a workspace. It is read from the fold at each call and is never stored. */
export interface Seat {
  workspace: WorkspaceId
  /** the member who has the seat; null for a reader of a public workspace and for an administrator without a seat */
  member: MemberId | null
  name: string
  role: Role
  side: SideId | null
  lang: Lang
  /**
   * true if this person writes in no note now: the panel is archived, or they have not agreed to the current attribution
   * policy or privacy notice
   */
  readsOnly?: boolean
  /** the program that reads by a token; absent for a person */
  machine?: string
  /** the sign-in of an administrator without a seat; absent for others */
  signIn?: string
  /** the sign-in of an administrator who has this seat; absent for others */
  administrator?: string
  /** the press link by which a person without a seat reads; absent for others */
  press?: string
  /** when the reading of a program or by a press link ends by itself; absent for others */
  until?: Instant
}

/**
 * The proof of a seat: the value of the session cookie, or null if the request has no cookie. `former`: the cookie has
 * the plain name although the server uses the `__Host-` prefix. Only a sign-in that was given the plain name may still
 * use it. `bearer`: the token of a program, which is sent instead of a cookie. `press`: the tokens of the press links
 * that this browser has opened.
 */
export type Credential = { cookie: string | null; former?: true; bearer?: string; press?: readonly string[] }

/** A topic's note as it was at the moment of the call. */
export interface NoteStands {
  workspace: WorkspaceId
  /**
   * The workspace's count of changed rights (ports/database/store), which is not newer than the seats. An append that
   * was decided with it is refused if a right has changed since.
   */
  rights: number
  /**
   * The note's current mode. An open note of a topic whose session has closed is in suggest mode, so panelists may not
   * write.
   */
  mode: NoteMode
  closed: boolean
  /** whether the session of the note's topic has closed */
  ended?: boolean
  /**
   * The caller's seat, as `Seats.seat` returns it at the same moment. The call is synchronous for a known person,
   * because the server calls it at each keystroke.
   */
  seat(credential: Credential): Promise<Seat | null> | Seat | null
}

/**
 * Reads people's seats and rights. server/commands implements this interface; server/sync, server/live and server/http
 * use it.
 */
export interface Seats {
  /**
   * The caller's seat in the workspace. Null if the workspace is not public and the caller is not signed in or has no
   * seat in it.
   */
  seat(credential: Credential, workspace: WorkspaceId): Promise<Seat | null>
  /**
   * The topic's note, read from the fold; null if there is no such topic. `known`: as this process has cached it,
   * without a query. Only an append may rely on the cache, because the append is refused if a right has changed.
   */
  topic(topic: TopicId, how?: "current" | "known"): Promise<NoteStands | null>
  /**
   * whether the browser with this cookie has just got a new cookie; if so, its open sockets reconnect with the new one
   */
  isRenewed?(credential: Credential): boolean
  /** whether this seat may write into a note of this mode, decided by rules/policy */
  mayWrite(seat: Seat, mode: NoteMode): boolean
  /**
   * calls the listener after each commit that may have changed a right or a mode; returns a function that removes the
   * listener
   */
  onChange(listener: (workspace: WorkspaceId) => void): () => void
}
