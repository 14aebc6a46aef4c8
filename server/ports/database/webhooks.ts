import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"

/**
 * Why a webhook sends nothing: a person paused it, its messages failed, its maker no longer has the right, or the database
 * was restored from a backup.
 */
export type WebhookPause = "by hand" | "failures" | "maker" | "restored"

/** An address to which the server sends what happens in a workspace (DOMAIN WH1). */
export interface Webhook {
  id: string
  workspace: WorkspaceId
  madeBy: MemberId
  address: string
  /** the kinds of events that are sent */
  events: string[]
  /** the key of the signatures */
  secret: string
  madeAt: Instant
  /** the last entry of the log that was considered */
  seq: number
  /** the number of messages in a row that failed */
  failures: number
  /** when the first of these messages failed */
  failingSince: Instant | null
  paused: WebhookPause | null
  pausedAt: Instant | null
}

export interface Webhooks {
  /** Adds a webhook. Returns false if the workspace has `most` of them already. */
  add(webhook: Webhook, most: number): Promise<boolean>
  webhook(id: string): Promise<Webhook | null>
  /** the webhooks of a workspace, the oldest first */
  ofWorkspace(workspace: WorkspaceId): Promise<Webhook[]>
  remove(id: string): Promise<void>
  /** stores that the log was considered up to an entry; the number never goes back */
  advance(id: string, seq: number): Promise<void>
  /** stores that a message arrived, which ends a row of failures */
  succeeded(id: string): Promise<void>
  /** counts a failure and returns the webhook as it is then; null if it is gone */
  failed(id: string, now: Instant): Promise<Webhook | null>
  /** pauses the webhook, or lets it go on with null; its row of failures begins anew */
  pause(id: string, pause: WebhookPause | null, now: Instant): Promise<void>
}
