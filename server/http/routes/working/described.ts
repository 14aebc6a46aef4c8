import * as z from "zod"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { exportSteps } from "../../../../shared/contract/queries/jobs.ts"
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
    paused: z.enum(["by hand", "failures", "maker", "restored"]).nullable(),
    pausedAt: z.int().nullable(),
    failures: z.int(),
    messages: z.array(Message),
  })
  .meta({ id: "Webhook" })

const Job = z
  .object({
    id: text,
    isOwn: z.boolean().meta({ description: "Whether it is the member's own data, for the member alone." }),
    format: text,
    title: text,
    state: z.enum(["open", "done", "failed", "cancelled"]),
    step: z.enum(exportSteps).nullable(),
    done: z.int(),
    total: z.int(),
    error: text.nullable(),
    file: text.nullable(),
    until: z.int().nullable(),
    revision: text,
  })
  .meta({ id: "Job", description: "A long export." })

/** The answer to a request for a file that takes long. */
export const laterAnswer = {
  description: "The file is made as a job, whose address is in location",
  content: jsonOf(Job),
}

const idPath = z.object({ id: text })

/** Long exports. */
export const jobPaths: ZodOpenApiPathsObject = {
  "/api/jobs/{id}": {
    get: {
      summary: "How far a long export is; with `seen`, once that has changed or after twenty seconds",
      requestParams: { path: idPath, query: z.object({ seen: text.optional() }) },
      responses: { "200": { description: "The job", content: jsonOf(Job) }, default: refusal },
    },
    delete: {
      summary: "Cancels a long export",
      requestParams: { path: idPath },
      responses: {
        "200": { description: "It is cancelled, or had ended", content: jsonOf(z.object({ ok: z.boolean() })) },
        default: refusal,
      },
    },
  },
  "/api/jobs/{id}/file": {
    get: {
      summary: "The file that a long export has made; it stands for a day",
      requestParams: { path: idPath },
      responses: {
        "200": {
          description: "A file, named in content-disposition",
          content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
        },
        default: refusal,
      },
    },
  },
}

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
