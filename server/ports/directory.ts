import type { InviteId, MemberId, TopicId, WorkspaceId } from "../../shared/model/ids.ts"
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
  topicHome(topic: TopicId): Promise<WorkspaceId | null>
  invite(tokenHash: string): Promise<InviteRow | null>
  signIn(tokenHash: string): Promise<SignIn | null>
  addSignIn(signIn: SignIn & { tokenHash: string }): Promise<void>
  seat(signIn: string, workspace: WorkspaceId): Promise<{ member: MemberId; invite: InviteId } | null>
  /** one-time administrator links; true once per token */
  addAdminToken(tokenHash: string, expiresAt: Instant): Promise<void>
  useAdminToken(tokenHash: string, now: Instant): Promise<boolean>
  /** made when the data folder is; another one after a restore */
  incarnation(): Promise<string>
}
