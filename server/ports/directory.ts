import type { InviteId, MemberId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { InviteRow } from "./store.ts"

export interface SignIn {
  id: string
  admin: boolean
  createdAt: Instant
  /** the last day of use, in days since 1970 */
  usedOn: number
  /** its cookie was given under the plain name: under https it is exchanged for one with a prefix */
  plainName: boolean
}

/** Whose seat a proof of its owner opens, and the invitation by which that seat was taken. */
export interface OwnedSeat {
  workspace: WorkspaceId
  member: MemberId
  invite: InviteId
}

/** The sign-in that holds a seat: a proof of its owner is made by it, and by no other. */
export interface HeldBy {
  signIn: string
  workspace: WorkspaceId
  member: MemberId
}

/** What has no place in a workspace's log: which workspaces there are, who is signed in, which links work. */
export interface Directory {
  workspaces(): Promise<{ id: WorkspaceId; slug: string }[]>
  /** the workspace of a session, topic, round or record, by its id alone */
  home(id: string): Promise<WorkspaceId | null>
  invite(tokenHash: string): Promise<InviteRow | null>
  signIn(tokenHash: string): Promise<SignIn | null>
  addSignIn(signIn: SignIn & { tokenHash: string }): Promise<void>
  /** a use: the day, and that its cookie has come back under its name */
  useSignIn(id: string, use: Pick<SignIn, "usedOn" | "plainName">): Promise<void>
  /** Another cookie in the place of the one before; its seats stay with it. The workspaces where it has one. */
  renewSignIn(signIn: SignIn & { tokenHash: string }): Promise<WorkspaceId[]>
  /** with its seats; the workspaces where it had one */
  endSignIn(id: string): Promise<WorkspaceId[]>
  seat(signIn: string, workspace: WorkspaceId): Promise<{ member: MemberId; invite: InviteId } | null>
  /** where a workspace's notices go; read by the server alone, and each by its own member */
  addresses(workspace: WorkspaceId): Promise<{ member: MemberId; email: string; confirmedAt: Instant | null }[]>
  /** addresses that letters on their way are bound to */
  boundAddresses(workspace: WorkspaceId): Promise<{ notice: string; member: MemberId; email: string }[]>
  /**
   * Decided in the write itself. `taken`: another seat of the workspace has confirmed this address; `ended`: that sign-in
   * no longer holds the seat, or the address is another by now.
   */
  confirmAddress(by: HeldBy, email: string, at: Instant): Promise<"confirmed" | "taken" | "ended">
  /** the seats that an address opens, as their owners have confirmed it */
  seatsOfAddress(email: string): Promise<OwnedSeat[]>
  /** in the place of the one before; false where that sign-in no longer holds the seat */
  makeReturnLink(by: HeldBy, tokenHash: string, at: Instant): Promise<boolean>
  returnLink(tokenHash: string): Promise<OwnedSeat | null>
  /** when the link that works was made; null without one */
  returnLinkMade(workspace: WorkspaceId, member: MemberId): Promise<Instant | null>
  /** one-time administrator links; true once per token */
  addAdminToken(tokenHash: string, expiresAt: Instant): Promise<void>
  isAdminToken(tokenHash: string, now: Instant): Promise<boolean>
  useAdminToken(tokenHash: string, now: Instant): Promise<boolean>
  /** made when the data folder is; another one after a restore */
  incarnation(): Promise<string>
  /** random, made with the data folder and never sent: keys the aliases of names-hidden answers */
  secret(): Promise<string>
}
