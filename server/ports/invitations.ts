import type { InviteId, MemberId, WorkspaceId } from "../../shared/model/ids.ts"
import type { InvitationStanding } from "../../shared/model/notice.ts"
import type { Instant } from "../../shared/model/terms.ts"

/** The letter that invites one person to their seat (DOMAIN IN1). No log contains it, so that one deletion erases it. */
export interface Invitation {
  workspace: WorkspaceId
  member: MemberId
  email: string
  /** the member who gave the address; "" for an administrator */
  by: MemberId | ""
  /** the zone of the person's clock, e.g. Asia/Tokyo; "" if nobody stated it */
  zone: string
  /** the words that the inviter adds to the letter; "" for none */
  note: string
  standing: InvitationStanding
  /** whether the last letter was a reminder */
  reminder: boolean
  /** the link of the last letter; null before the first one */
  invite: InviteId | null
  /** why the last try failed, e.g. the code of the mail server; null if it did not */
  error: string | null
  askedAt: Instant | null
  sentAt: Instant | null
  openedAt: Instant | null
  declinedAt: Instant | null
}

/** Names one invitation. */
export interface Invited {
  workspace: WorkspaceId
  member: MemberId
}

export interface LetterAsked extends Invited {
  /** the address that the asker saw; the letter is refused if it has changed since */
  email: string
  invite: InviteId
  note: string
  reminder: boolean
  /** `waiting`: the server sends the letter; `copied`: a person sends it */
  standing: "waiting" | "copied"
  now: Instant
}

export interface LetterResult extends Invited {
  invite: InviteId
  standing: InvitationStanding
  error: string | null
  now: Instant
}

/** The least time between two letters to one person, in milliseconds. */
export const letterEveryMs = 86_400_000

/** The time after which a letter that waits may be asked for again, in milliseconds, because its job may be lost. */
export const waitsMostMs = 14_400_000

export interface Invitations {
  /** the invitations of a workspace, sorted by member */
  ofWorkspace(workspace: WorkspaceId): Promise<Invitation[]>
  of(invited: Invited): Promise<Invitation | null>
  /** Sets the address and the zone. Another address begins anew: nothing has been sent to it. */
  list(row: Pick<Invitation, "workspace" | "member" | "email" | "by" | "zone">): Promise<void>
  /**
   * Asks for a letter. Returns false if the address is another one by now, if a letter waits, or if the last one was sent
   * less than `letterEveryMs` ago, or if the person declined.
   */
  ask(letter: LetterAsked): Promise<boolean>
  /** Stores how sending ended. Returns false if the letter no longer waits, or has another link. */
  settle(result: LetterResult): Promise<boolean>
  /** Stores when the person first opened a link to their seat. */
  opened(invited: Invited, now: Instant): Promise<void>
  /** Stores that the person cannot take part; null takes this back. Returns false if they were not invited by letter. */
  declined(invited: Invited, now: Instant | null): Promise<boolean>
  /** Replaces the token of a valid link. Returns false if the link was revoked or used. */
  relink(invite: InviteId, tokenHash: string): Promise<boolean>
  /** the letters of all workspaces that bounced, failed or are held, the latest first */
  troubled(): Promise<Invitation[]>
  /** Lets the held letters go on, or gives them up. Returns them as they are then. */
  release(to: "waiting" | "listed", now: Instant): Promise<Invitation[]>
  /** Lets a failed letter go on by the link that it had. Returns false if it no longer is failed, or has another link. */
  retry(letter: Invited & { invite: InviteId; now: Instant }): Promise<boolean>
  /** how many letters of all workspaces there are in each state */
  count(): Promise<Partial<Record<InvitationStanding, number>>>
}
