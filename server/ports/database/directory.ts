import type { InviteId, MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Drafter } from "../../../shared/model/said.ts"
import type { Instant, Lang } from "../../../shared/model/terms.ts"
import type { HostDraft } from "../../../shared/record/host/hostEntry.ts"
import type { InviteRow } from "./store.ts"

export interface SignIn {
  id: string
  admin: boolean
  createdAt: Instant
  /** the last day on which the sign-in was used, in days since 1970 */
  usedOn: number
  /**
   * true if the cookie was set without the `__Host-` prefix; over https the server replaces it by a cookie with the
   * prefix
   */
  plainName: boolean
  /**
   * the sign-in of the same browser that this one replaces once its own cookie is used; absent if it replaces none. Until
   * then the browser may not have the new cookie, and the former one opens what it opened before.
   */
  replaces?: string | undefined
}

/** A sign-in as it is stored first. `entered`: the hash by which the page that made it finds it again; absent if by none. */
export type NewSignIn = SignIn & { tokenHash: string; entered?: string | undefined }

/** Which sign-ins are valid: those made after `madeAfter` whose last use was on the day `usedFrom` or later. */
export interface Living {
  madeAfter: Instant
  usedFrom: number
}

export const isLiving = ({ createdAt, usedOn }: Pick<SignIn, "createdAt" | "usedOn">, living: Living): boolean =>
  createdAt > living.madeAfter && usedOn >= living.usedFrom

/** The seat that an owner's proof opens, and the invitation by which the owner took the seat. */
export interface OwnedSeat {
  workspace: WorkspaceId
  member: MemberId
  invite: InviteId
}

/** The e-mail address of a seat. */
export interface SeatAddress {
  member: MemberId
  email: string
  confirmedAt: Instant | null
  /** whether the seat's owner set it; absent from rows that an earlier version wrote */
  owned: boolean
  /** the address that an office wrote beside the owner's */
  second: string | null
}

/** The sign-in that holds a seat. Only this sign-in can confirm the seat's address and make its return link. */
export interface HeldBy {
  signIn: string
  workspace: WorkspaceId
  member: MemberId
}

/** One letter: the copy of a notice for one member. */
export interface LetterKey {
  workspace: WorkspaceId
  notice: string
  member: MemberId
}

/** A translation that a member is typing (DOMAIN I4). */
export interface TranslationDraft {
  /** names the original (model/said) */
  key: string
  lang: Lang
  text: string
  /** the hash of the original's words that the writer saw */
  seen: string
  /** the revision of the translation that the writer saw; 0 if there was none */
  base: number
  /** whether the words came from the translation service, even if the writer has changed them since */
  drafted: Drafter
  savedAt: Instant
}

/** The shortest time between two stored uses of a token, in milliseconds. */
export const tokenUseMs = 60_000

/**
 * If the result of a begun letter is not stored after this many milliseconds, another process may begin the letter
 * again.
 */
export const letterAgainMs = 60_000
/** The number of times that a letter is begun. A letter may therefore reach its reader twice, and not more often. */
export const mostLetterTries = 2

/**
 * Everything that is stored outside the workspaces' logs, e.g. which workspaces exist, who is signed in, and which
 * links are valid.
 */
export interface Directory {
  workspaces(): Promise<{ id: WorkspaceId; slug: string }[]>
  /** the workspace to which a session, topic, round or record belongs, found by the id alone */
  home(id: string): Promise<WorkspaceId | null>
  invite(tokenHash: string): Promise<InviteRow | null>
  signIn(tokenHash: string): Promise<SignIn | null>
  /** `host`, here and below: the entries of the host's log about it, in the same transaction */
  addSignIn(signIn: NewSignIn, host?: readonly HostDraft[]): Promise<void>
  /** records the day on which the sign-in was used, and whether its cookie still lacks the `__Host-` prefix */
  useSignIn(id: string, use: Pick<SignIn, "usedOn" | "plainName">): Promise<void>
  /** the sign-in that was made after `after` by a page that sends `entered` again */
  enteredSignIn(entered: string, after: Instant): Promise<SignIn | null>
  /**
   * Replaces the cookie of a sign-in, as the answer with it was lost. The sign-in keeps its seats. Returns the workspaces
   * in which it has a seat.
   */
  reenterSignIn(
    id: string,
    anew: Pick<SignIn, "plainName" | "replaces"> & { tokenHash: string },
  ): Promise<WorkspaceId[]>
  /**
   * Gives a sign-in the seats of `former`, which it replaces, and ends `former`; a seat of its own stays. Returns the
   * workspaces in which one of them has a seat, and the hash of the former cookie; null if this was done before.
   */
  replaceSignIn(id: string, former: string): Promise<{ held: WorkspaceId[]; tokenHash: string } | null>
  /** Ends the sign-in and its access to seats. Returns the workspaces in which it had a seat. */
  endSignIn(id: string, host?: readonly HostDraft[]): Promise<WorkspaceId[]>
  /** Deletes at most `most` expired sign-ins with their seats and origins, and returns how many there were. */
  dropExpiredSignIns(living: Living, most: number): Promise<number>
  /** the valid sign-ins that hold a member's seat */
  signInsOf(workspace: WorkspaceId, member: MemberId, living: Living): Promise<Pick<SignIn, "createdAt" | "usedOn">[]>
  seat(signIn: string, workspace: WorkspaceId): Promise<{ member: MemberId; invite: InviteId } | null>
  /**
   * The e-mail addresses to which a workspace's notices are sent. The server reads all of them; a member may read only
   * their own address.
   */
  addresses(workspace: WorkspaceId): Promise<SeatAddress[]>
  /** the e-mail addresses that are kept for letters that are not sent yet */
  boundAddresses(workspace: WorkspaceId): Promise<{ notice: string; member: MemberId; email: string }[]>
  /**
   * Begins to send a letter. `begun`: this process sends it. `sent`: it has been sent. `elsewhere`: another process began
   * less than a minute ago and may still send it. `given-up`: it was begun twice, a minute ago or earlier, and nobody
   * knows whether it was sent.
   */
  beginLetter(letter: LetterKey, now: Instant): Promise<"begun" | "sent" | "elsewhere" | "given-up">
  /** the members to whom a letter of the notice was sent */
  lettersSent(workspace: WorkspaceId, notice: string): Promise<MemberId[]>
  /**
   * Whether this database was restored from a backup and the administrator has not said since what becomes of the letters
   * that waited in it (DOMAIN IN8).
   */
  lettersHeld(): Promise<boolean>
  releaseLetters(): Promise<void>
  /** Stores whether a letter was sent. A letter that was not sent may be begun again. */
  endLetter(letter: LetterKey, end: "sent" | "not-sent"): Promise<void>
  /**
   * Confirms a member's e-mail address. One statement checks the conditions and writes. `taken`: another seat of the
   * workspace has confirmed this address. `ended`: the sign-in no longer holds the seat, or the seat's address has
   * changed.
   */
  confirmAddress(by: HeldBy, email: string, at: Instant): Promise<"confirmed" | "taken" | "ended">
  /** whether a seat or an invitation of any workspace has this mailbox (model/host/mailbox), confirmed or not */
  holdsMailbox(mailbox: string): Promise<boolean>
  /** the seats whose owners have confirmed this e-mail address */
  seatsOfAddress(email: string): Promise<OwnedSeat[]>
  /**
   * Stores a new return link for the seat, which replaces the earlier link. Returns false if the sign-in no longer
   * holds the seat.
   */
  makeReturnLink(by: HeldBy, tokenHash: string, at: Instant, host?: readonly HostDraft[]): Promise<boolean>
  returnLink(tokenHash: string): Promise<OwnedSeat | null>
  /** when the seat's current return link was made; null if the seat has none */
  returnLinkMade(workspace: WorkspaceId, member: MemberId): Promise<Instant | null>
  /**
   * Stores a new secret address of a calendar, which replaces the earlier one. Returns false if the sign-in no longer
   * holds the seat.
   */
  makeCalendar(
    by: HeldBy,
    of: MemberId | "",
    tokenHash: string,
    at: Instant,
    host?: readonly HostDraft[],
  ): Promise<boolean>
  /** ends the secret address of a calendar */
  endCalendar(workspace: WorkspaceId, of: MemberId | "", host?: readonly HostDraft[]): Promise<void>
  /** `madeBy` is "" for an address that an earlier version made */
  calendar(tokenHash: string): Promise<{ workspace: WorkspaceId; of: MemberId | ""; madeBy: MemberId | "" } | null>
  /** when the calendar's current address was made; null if it has none */
  calendarMade(workspace: WorkspaceId, of: MemberId | ""): Promise<Instant | null>
  /**
   * Stores that a program has used its token. A use within a minute after the stored one writes nothing, whichever
   * server writes.
   */
  useToken(workspace: WorkspaceId, machine: string, at: Instant): Promise<void>
  /** when each program of the workspace last used its token; a program that never did is absent */
  tokenUses(workspace: WorkspaceId): Promise<{ machine: string; usedAt: Instant }[]>
  /** the translations that this member is typing; nobody else reads them */
  translationDrafts(workspace: WorkspaceId, member: MemberId): Promise<TranslationDraft[]>
  /** Stores what the member has typed of a translation. An empty text deletes what was stored. */
  saveTranslationDraft(workspace: WorkspaceId, member: MemberId, draft: TranslationDraft): Promise<void>
  /** Stores a one-time link for an administrator. `useAdminToken` returns true once for each token. */
  addAdminToken(tokenHash: string, expiresAt: Instant, host?: readonly HostDraft[]): Promise<void>
  isAdminToken(tokenHash: string, now: Instant): Promise<boolean>
  useAdminToken(tokenHash: string, now: Instant): Promise<boolean>
  /** The identity of the data folder's history. It is created with the data folder, and a restore creates a new one. */
  incarnation(): Promise<string>
  /**
   * A random secret of the instance, created with the data folder and never sent. It keys the MACs of checkpoints and
   * the aliases of members in rounds with hidden names.
   */
  secret(): Promise<string>
}
