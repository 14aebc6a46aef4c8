import { type Request, Router } from "express"
import * as z from "zod"
import {
  mostWebhooks,
  type WebhookList,
  type WebhookMade,
  type WebhookMessage,
  webhookEvents,
} from "../../../../shared/contract/queries/webhooks.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { barredNow } from "../../../commands/law/barredNow.ts"
import type { Job } from "../../../ports/database/jobs.ts"
import type { Webhook } from "../../../ports/database/webhooks.ts"
import { addMessage, messageKeepMs } from "../../../webhooks/following.ts"
import { newSecret } from "../../../webhooks/signature.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { admit } from "../reading/readRoutes.ts"

export const WebhookAsked = z.strictObject({
  address: z.string().max(2_000),
  events: z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length),
})
export const WebhookPaused = z.strictObject({ paused: z.boolean() })

/** the messages of a webhook that are listed */
const mostMessages = 20
/** the acts on webhooks of one workspace in a minute; each test goes to another server */
const actsEach = 30

type Ports = Pick<
  HttpPorts,
  "board" | "bus" | "clock" | "cookie" | "folds" | "limits" | "outgoing" | "seats" | "webhooks" | "workspaceBySlug"
>

const Typed = z.object({ type: z.enum([...webhookEvents, "webhook.test"]) })

function messageShown({ id, body, madeAt, state, tries, due, error }: Job): WebhookMessage {
  const { type } = Typed.parse(JSON.parse(body))
  return { id, type, at: madeAt, state, tries, due: state === "open" ? due : null, error }
}

/** Serves the webhooks of a workspace, to those who may admit programs (DOMAIN WH1 to WH4). */
export function webhookRoutes(ports: Ports): Router {
  const routes = Router()
  const { board, clock, seats, cookie, webhooks } = ports
  const acts = ports.limits.of("webhooks", { points: actsEach, seconds: 60 })

  /** The caller, if they hold a seat of this workspace with the right. Tokens have no such right. */
  const held = async (request: Request) => {
    const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
    if ("refuse" in found) return found
    const { member, role } = found.seat
    if (!(await seats.signIn(cookie.of(request)))) return refuse("no-access")
    if (member === null || right(role, "admit programs") !== "yes")
      return refuse("not-permitted", { role: "moderator" })
    return { workspace: found.workspace, member }
  }

  /** `ends`: the act only ends what a webhook sends, which an archived panel and an owed consent leave open. */
  const acting = async (request: Request, { ends = false } = {}) => {
    const found = await held(request)
    if ("refuse" in found) return found
    const barred = ends ? null : await barredNow(ports, found, "admit programs")
    if (barred) return barred
    return (await acts.take(found.workspace)) ? found : refuse("too-fast", { n: 60 })
  }

  const named = async (request: Request, { ends = false } = {}) => {
    const found = await acting(request, { ends })
    if ("refuse" in found) return found
    const webhook = await webhooks.webhook(String(request.params["id"]))
    return webhook?.workspace === found.workspace ? { webhook, member: found.member } : refuse("not-found")
  }

  const shown = async (webhook: Webhook): Promise<WebhookList["webhooks"][number]> => {
    const { id, address, events, madeBy, madeAt, paused, pausedAt, failures } = webhook
    const messages = (await board.jobs.ofSubject(id, mostMessages)).map(messageShown)
    const known = webhookEvents.filter(one => events.includes(one))
    return { id, address, events: known, madeBy, madeAt, paused, pausedAt, failures, messages }
  }

  routes.get(
    "/api/workspaces/:slug/webhooks",
    route(async (request, response) => {
      const found = await held(request)
      if ("refuse" in found) return found
      const list = await Promise.all((await webhooks.ofWorkspace(found.workspace)).map(shown))
      response.set("cache-control", "no-store").json({ webhooks: list } satisfies WebhookList)
    }),
  )

  routes.post(
    "/api/workspaces/:slug/webhooks",
    route(async (request, response) => {
      const found = await acting(request)
      if ("refuse" in found) return found
      const asked = WebhookAsked.safeParse(request.body)
      if (!asked.success) return refuse("bad-input", { detail: String(asked.error.issues[0]?.path[0] ?? "body") })
      const { workspace, member } = found
      if (!ports.outgoing.admits(asked.data.address)) return refuse("webhook-address")
      const { head } = await ports.folds.current(workspace)
      const made = { id: clock.id(), secret: newSecret() }
      const events = [...new Set(asked.data.events)]
      const rest = { failures: 0, failingSince: null, paused: null, pausedAt: null }
      const { address } = asked.data
      const webhook = {
        ...made,
        workspace,
        madeBy: member,
        address,
        events,
        madeAt: clock.now(),
        seq: head.seq,
        ...rest,
      }
      if (!(await webhooks.add(webhook, mostWebhooks))) return refuse("webhooks-full", { n: mostWebhooks })
      response.set("cache-control", "no-store").json(made satisfies WebhookMade)
    }),
  )

  routes.delete(
    "/api/workspaces/:slug/webhooks/:id",
    route(async (request, response) => {
      const found = await named(request, { ends: true })
      if ("refuse" in found) return found
      await webhooks.remove(found.webhook.id)
      response.set("cache-control", "no-store").json({ ok: true })
    }),
  )

  routes.post(
    "/api/workspaces/:slug/webhooks/:id/pause",
    route(async (request, response) => {
      const found = await named(request)
      if ("refuse" in found) return found
      const asked = WebhookPaused.safeParse(request.body)
      if (!asked.success) return refuse("bad-input", { detail: "paused" })
      const { id, workspace } = found.webhook
      await webhooks.pause(id, asked.data.paused ? "by hand" : null, clock.now())
      if (!asked.data.paused) {
        // messages that waited are sent at once, and those that were not made yet are made
        await board.hasten(id)
        ports.bus.wake(workspace)
      }
      response.set("cache-control", "no-store").json({ ok: true })
    }),
  )

  routes.post(
    "/api/workspaces/:slug/webhooks/:id/test",
    route(async (request, response) => {
      const found = await named(request)
      if ("refuse" in found) return found
      const { webhook } = found
      const id = `msg_${clock.id()}`
      const timestamp = new Date(clock.now()).toISOString()
      const workspace = String(request.params["slug"])
      await addMessage(ports, webhook, id, {
        type: "webhook.test",
        timestamp,
        data: { workspace, webhook: webhook.id },
      })
      response.set("cache-control", "no-store").json({ message: id })
    }),
  )

  routes.post(
    "/api/workspaces/:slug/webhooks/:id/messages/:message/repeat",
    route(async (request, response) => {
      const found = await named(request)
      if ("refuse" in found) return found
      const job = await board.jobs.job(String(request.params["message"]))
      if (job?.subject !== found.webhook.id) return refuse("not-found")
      if (!(await board.repeat(job, messageKeepMs))) return refuse("already-done")
      response.set("cache-control", "no-store").json({ message: job.id })
    }),
  )

  return routes
}
