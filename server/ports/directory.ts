import type { InviteId, MemberId, WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { InviteRow } from "./store.ts"

export interface SignIn {
  id: string
  admin: boolean
  expiresAt: Instant
}

/** What has no place in a workspace's log: which workspaces there are, who is signed in, which links work. */
export interface Directory {
  workspaces(): Promise<{ id: WorkspaceId; slug: string }[]>
  /** the workspace of a session, topic, round or record, by its id alone */
  home(id: string): Promise<WorkspaceId | null>
  invite(tokenHash: string): Promise<InviteRow | null>
  signIn(tokenHash: string): Promise<SignIn | null>
  addSignIn(signIn: SignIn & { tokenHash: string }): Promise<void>
  /** with its seats; the workspaces where it had one */
  endSignIn(id: string): Promise<WorkspaceId[]>
  seat(signIn: string, workspace: WorkspaceId): Promise<{ member: MemberId; invite: InviteId } | null>
  /** where a workspace's notices go; read by the server alone, and each by its own member */
  addresses(workspace: WorkspaceId): Promise<{ member: MemberId; email: string }[]>
  /** one-time administrator links; true once per token */
  addAdminToken(tokenHash: string, expiresAt: Instant): Promise<void>
  isAdminToken(tokenHash: string, now: Instant): Promise<boolean>
  useAdminToken(tokenHash: string, now: Instant): Promise<boolean>
  /** made when the data folder is; another one after a restore */
  incarnation(): Promise<string>
  /** random, made with the data folder and never sent: keys the aliases of names-hidden answers */
  secret(): Promise<string>
}
