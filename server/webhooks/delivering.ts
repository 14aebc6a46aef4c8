import * as z from "zod"
import { embargoNow } from "../../shared/rules/readings/embargo.ts"
import type { JobKind, JobOutcome } from "../jobs/kinds.ts"
import type { Folds } from "../log/folds.ts"
import type { Webhooks } from "../ports/database/webhooks.ts"
import type { Clock } from "../ports/host/clock.ts"
import type { Outgoing } from "../ports/host/outgoing.ts"
import { messageKeepMs } from "./following.ts"
import { signedHeaders } from "./signature.ts"
import { makerMay } from "./standing.ts"

export interface DeliverPorts {
  webhooks: Pick<Webhooks, "failed" | "pause" | "succeeded" | "webhook">
  folds: Pick<Folds, "current">
  outgoing: Outgoing
  clock: Pick<Clock, "now">
}

/** The tries in a row that fail before a webhook is paused, and the milliseconds that they must span at least. */
const pausedAfter = { failures: 10, ms: 3_600_000 } as const

/**
 * The longest pause in milliseconds before a message looks again that an embargo or a paused webhook holds back, because
 * an embargo may end earlier.
 */
const lookAgainMs = 600_000

/** The status by which a server says that it wants no further messages. */
const gone = 410

const s = 1_000
const h = 3_600 * s

const Body = z.object({ type: z.string() }).loose()

/** Sends the messages of webhooks. Its pauses are those that Standard Webhooks recommends. */
export const webhookJobs = ({ webhooks, folds, outgoing, clock }: DeliverPorts): JobKind => ({
  name: "webhooks",
  // servers that do not answer hold two places of their webhook and a quarter of all for their panel
  atOnce: 32,
  most: { subject: 2, workspace: 8 },
  pauses: [5 * s, 300 * s, 0.5 * h, 2 * h, 5 * h, 10 * h, 14 * h, 20 * h, 24 * h],
  keepMs: messageKeepMs,
  async run(job, { signal }) {
    const hook = await webhooks.webhook(job.subject)
    if (!hook) return { kind: "failed", error: "gone" }
    const message = Body.parse(JSON.parse(job.body))
    const isTest = message.type === "webhook.test"
    const held = (end = Infinity): JobOutcome => ({ kind: "later", due: Math.min(end, clock.now() + lookAgainMs) })
    if (hook.paused !== null && !isTest) return held()
    const { state } = await folds.current(hook.workspace)
    if (!makerMay(state, hook)) {
      await webhooks.pause(hook.id, "maker", clock.now())
      return isTest ? { kind: "failed", error: "paused" } : held()
    }
    const embargo = isTest ? null : embargoNow(state, clock.now())
    if (embargo) return held(embargo.end)
    const seconds = Math.floor(clock.now() / 1_000)
    const headers = signedHeaders(hook.secret, job.id, seconds, JSON.stringify(message))
    const posted = await outgoing.post(hook.address, message, { ...headers, "user-agent": "Plenary" }, signal)
    if (posted.kind === "arrived") {
      await webhooks.succeeded(hook.id)
      return { kind: "done", result: null }
    }
    // a server that stops gives up, which says nothing about the receiver
    if (signal.aborted) return { kind: "later", due: clock.now() }
    const error = posted.fault === "status" ? String(posted.status) : posted.fault
    if (isTest) return { kind: "failed", error }
    const now = clock.now()
    const counted = await webhooks.failed(hook.id, now)
    const isLong =
      counted && counted.failures >= pausedAfter.failures && now - (counted.failingSince ?? now) >= pausedAfter.ms
    if (posted.status === gone || isLong) await webhooks.pause(hook.id, "failures", now)
    return { kind: "again", error }
  },
})
