import type { InviteId, MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { InviteRow } from "./store.ts"

export interface SignIn {
  id: string
  admin: boolean
  createdAt: Instant
  /** the last day of use, in days since 1970 */
  usedOn: number
  /** the cookie was set under the plain name; over https it is exchanged for one with a prefix */
  plainName: boolean
}

/** The seat that an owner's proof opens, and the invitation by which the owner took it. */
export interface OwnedSeat {
  workspace: WorkspaceId
  member: MemberId
  invite: InviteId
}

/** The sign-in that holds a seat. Only this sign-in can make a proof for its owner. */
export interface HeldBy {
  signIn: string
  workspace: WorkspaceId
  member: MemberId
}

/** Everything outside the workspaces' logs: which workspaces exist, who is signed in, which links work. */
export interface Directory {
  workspaces(): Promise<{ id: WorkspaceId; slug: string }[]>
  /** the workspace of a session, topic, round or record, by its id alone */
  home(id: string): Promise<WorkspaceId | null>
  invite(tokenHash: string): Promise<InviteRow | null>
  signIn(tokenHash: string): Promise<SignIn | null>
  addSignIn(signIn: SignIn & { tokenHash: string }): Promise<void>
  /** records the day of use, and that the cookie has come back under its name */
  useSignIn(id: string, use: Pick<SignIn, "usedOn" | "plainName">): Promise<void>
  /** Replaces the cookie of a sign-in, which keeps its seats. Returns the workspaces where it has one. */
  renewSignIn(signIn: SignIn & { tokenHash: string }): Promise<WorkspaceId[]>
  /** ends the sign-in and its seats; returns the workspaces where it had one */
  endSignIn(id: string): Promise<WorkspaceId[]>
  seat(signIn: string, workspace: WorkspaceId): Promise<{ member: MemberId; invite: InviteId } | null>
  /** where a workspace's notices go; the server reads all of them, a member only their own */
  addresses(workspace: WorkspaceId): Promise<{ member: MemberId; email: string; confirmedAt: Instant | null }[]>
  /** addresses to which unsent letters are bound */
  boundAddresses(workspace: WorkspaceId): Promise<{ notice: string; member: MemberId; email: string }[]>
  /**
   * The write itself decides. `taken`: another seat of the workspace has confirmed this address; `ended`: the sign-in
   * no longer holds the seat, or the address has changed.
   */
  confirmAddress(by: HeldBy, email: string, at: Instant): Promise<"confirmed" | "taken" | "ended">
  /** the seats whose owners have confirmed this address */
  seatsOfAddress(email: string): Promise<OwnedSeat[]>
  /** replaces the earlier link; false if the sign-in no longer holds the seat */
  makeReturnLink(by: HeldBy, tokenHash: string, at: Instant): Promise<boolean>
  returnLink(tokenHash: string): Promise<OwnedSeat | null>
  /** when the current link was made; null if there is none */
  returnLinkMade(workspace: WorkspaceId, member: MemberId): Promise<Instant | null>
  /** one-time administrator links; `useAdminToken` returns true once per token */
  addAdminToken(tokenHash: string, expiresAt: Instant): Promise<void>
  isAdminToken(tokenHash: string, now: Instant): Promise<boolean>
  useAdminToken(tokenHash: string, now: Instant): Promise<boolean>
  /** made with the data folder; a restore makes another */
  incarnation(): Promise<string>
  /** random, made with the data folder and never sent; keys the aliases of names-hidden answers */
  secret(): Promise<string>
}
