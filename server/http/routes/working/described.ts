import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { webhookEvents } from "../../../../shared/contract/queries/webhooks.ts"
import { getting, jsonOf, posting, refusal, text } from "../openapi/operation.ts"
import { WebhookAsked, WebhookPaused } from "./webhookRoutes.ts"

const Message = z
  .object({
    id: text,
    type: z.enum([...webhookEvents, "webhook.test"]),
    at: z.int(),
    state: z.enum(["open", "done", "failed", "cancelled"]),
    tries: z.int(),
    due: z.int().nullable(),
    error: text.nullable().meta({ description: "The HTTP status of the answer, or why there was none." }),
  })
  .meta({ id: "WebhookMessage" })

const Webhook = z
  .object({
    id: text,
    address: text,
    events: z.array(z.enum(webhookEvents)),
    madeBy: text,
    madeAt: z.int(),
    paused: z.enum(["by hand", "failures", "maker"]).nullable(),
    pausedAt: z.int().nullable(),
    failures: z.int(),
    messages: z.array(Message),
  })
  .meta({ id: "Webhook" })

const done = z.object({ ok: z.boolean() })
const sent = z.object({ message: text })
const one = ["slug", "id"]

/** The webhooks of a workspace. */
export const webhookPaths: ZodOpenApiPathsObject = {
  "/api/workspaces/{slug}/webhooks": {
    ...getting("The webhooks of a workspace with their last answers", z.object({ webhooks: z.array(Webhook) }), [
      "slug",
    ]),
    ...posting(
      "Makes a webhook; its secret is only in this answer",
      WebhookAsked,
      z.object({ id: text, secret: text }),
      ["slug"],
    ),
  },
  "/api/workspaces/{slug}/webhooks/{id}": {
    delete: {
      summary: "Ends a webhook",
      requestParams: { path: z.object({ slug: text, id: text }) },
      responses: { "200": { description: "It has ended", content: jsonOf(done) }, default: refusal },
    },
  },
  "/api/workspaces/{slug}/webhooks/{id}/pause": posting("Pauses a webhook, or lets it go on", WebhookPaused, done, one),
  "/api/workspaces/{slug}/webhooks/{id}/test": posting("Sends a test message", null, sent, one),
  "/api/workspaces/{slug}/webhooks/{id}/messages/{message}/repeat": posting(
    "Sends a message again under its id",
    null,
    sent,
    [...one, "message"],
  ),
}
