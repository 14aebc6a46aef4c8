import type { MemberId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"

/** The kinds of events that a webhook can send (DOMAIN WH2). */
export const webhookEvents = [
  "record.declared",
  "record.superseded",
  "record.withdrawn",
  "session.started",
  "session.closed",
  "minutes.sent",
  "minutes.published",
  "round.opened",
  "round.shown",
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** the most webhooks of a workspace */
export const mostWebhooks = 10

/** One message of a webhook, with the last answer to it. */
export interface WebhookMessage {
  id: string
  type: WebhookEvent | "webhook.test"
  at: Instant
  state: "open" | "done" | "failed" | "cancelled"
  tries: number
  /** when the message is sent again; null if it is not */
  due: Instant | null
  /** why the last try failed: a fault, or the HTTP status of the answer; null if none failed */
  error: string | null
}

export interface WebhookShown {
  id: string
  address: string
  events: WebhookEvent[]
  madeBy: MemberId
  madeAt: Instant
  paused: "by hand" | "failures" | "maker" | "restored" | null
  pausedAt: Instant | null
  /** the number of tries in a row that failed */
  failures: number
  /** the newest messages, newest first */
  messages: WebhookMessage[]
}

/** `GET /api/workspaces/{slug}/webhooks` */
export interface WebhookList {
  webhooks: WebhookShown[]
}

/** `POST /api/workspaces/{slug}/webhooks`: the secret is sent only in this answer. */
export interface WebhookMade {
  id: string
  secret: string
}
