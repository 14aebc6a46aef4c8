import { beforeEach, expect, test } from "vitest"
import { openMemory } from "../../../server/adapters/memory/openMemory.ts"
import type { Job } from "../../../server/ports/database/jobs.ts"
import type { Webhook } from "../../../server/ports/database/webhooks.ts"
import type { Posted } from "../../../server/ports/host/outgoing.ts"
import { webhookJobs } from "../../../server/webhooks/delivering.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { ann, workspace } from "../adapters/samples.ts"

const hour = 3_600_000
const hook: Webhook = {
  id: "w1",
  workspace,
  madeBy: ann,
  address: "https://example.org/in",
  events: ["round.opened"],
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  madeAt: 0,
  seq: 0,
  failures: 0,
  failingSince: null,
  paused: null,
  pausedAt: null,
}
const job = (over: Partial<Job> = {}): Job => ({
  id: "msg_1",
  kind: "webhooks",
  workspace,
  owner: "",
  subject: "w1",
  body: '{"type":"round.opened"}',
  state: "open",
  due: 0,
  tries: 1,
  step: "",
  done: 0,
  total: 0,
  error: null,
  result: null,
  server: "",
  leaseUntil: 0,
  madeAt: 0,
  endedAt: null,
  keepUntil: 1,
  ...over,
})
const doing = { signal: new AbortController().signal, progress: async () => {} }

let now: number
let embargo: number | null
let role: string
let posted: Posted
let webhooks: ReturnType<typeof openMemory>["webhooks"]
beforeEach(async () => {
  now = 1_000
  embargo = null
  role = "moderator"
  ;({ webhooks } = openMemory())
  await webhooks.add(hook, 9)
})
const state = () => {
  const members = { [ann]: { id: ann, role, removed: false } }
  return { ...emptyState, members, sessions: { s: { embargo, embargoCloses: true } } }
}
const send = (one = job(), signal = doing.signal) =>
  webhookJobs({
    webhooks,
    folds: { current: async () => ({ state: state() }) as never },
    outgoing: { admits: () => true, post: async () => posted },
    clock: { now: () => now },
  }).run(one, { ...doing, signal })

test("a webhook is paused after ten tries in a row that failed, if they span an hour", async () => {
  posted = { kind: "failed", fault: "away", status: null }
  for (let n = 0; n < 12; n++) expect(await send()).toEqual({ kind: "again", error: "away" })
  now += hour
  expect(await send()).toEqual({ kind: "again", error: "away" })
  expect(await webhooks.webhook("w1")).toMatchObject({ paused: "failures", pausedAt: now })
  expect(await send()).toEqual({ kind: "later", due: now + 600_000 })
})

test("a pause takes no message away, whoever paused the webhook", async () => {
  posted = { kind: "arrived", status: 200 }
  for (const pause of ["by hand", "failures", "maker"] as const) {
    await webhooks.pause("w1", pause, 5)
    expect(await send()).toEqual({ kind: "later", due: now + 600_000 })
  }
  await webhooks.pause("w1", null, 6)
  role = "panelist"
  expect(await send()).toEqual({ kind: "later", due: now + 600_000 })
  expect(await webhooks.webhook("w1")).toMatchObject({ paused: "maker" })
  role = "moderator"
  await webhooks.pause("w1", null, 7)
  expect(await send()).toEqual({ kind: "done", result: null })
})

test("a message that arrives ends the row", async () => {
  posted = { kind: "failed", fault: "status", status: 500 }
  for (let n = 0; n < 9; n++) expect(await send()).toEqual({ kind: "again", error: "500" })
  posted = { kind: "arrived", status: 200 }
  expect(await send()).toEqual({ kind: "done", result: null })
  now += 2 * hour
  posted = { kind: "failed", fault: "late", status: null }
  expect(await send()).toEqual({ kind: "again", error: "late" })
})

test("an answer that says that nothing is wanted any more pauses the webhook at once", async () => {
  posted = { kind: "failed", fault: "status", status: 410 }
  expect(await send()).toEqual({ kind: "again", error: "410" })
  expect(await webhooks.webhook("w1")).toMatchObject({ paused: "failures" })
})

test("a test is sent while the webhook is paused, and counts as no failure", async () => {
  await webhooks.pause("w1", "by hand", 5)
  posted = { kind: "failed", fault: "late", status: null }
  expect(await send(job({ body: '{"type":"webhook.test"}' }))).toEqual({ kind: "failed", error: "late" })
  expect(await webhooks.webhook("w1")).toMatchObject({ failures: 0, paused: "by hand" })
})

test("a message that a stopping server gave up is given back, and counts as no failure", async () => {
  posted = { kind: "failed", fault: "away", status: null }
  expect(await send(job(), AbortSignal.abort())).toEqual({ kind: "later", due: now })
  expect(await send(job({ body: '{"type":"webhook.test"}' }), AbortSignal.abort())).toMatchObject({ kind: "later" })
  expect(await webhooks.webhook("w1")).toMatchObject({ failures: 0 })
})

test("a message of a webhook that has ended is not sent", async () => {
  await webhooks.remove("w1")
  expect(await send()).toEqual({ kind: "failed", error: "gone" })
})

test("a message that an embargo holds looks again within ten minutes, because the embargo may end earlier", async () => {
  posted = { kind: "arrived", status: 200 }
  embargo = now + 5 * hour
  expect(await send()).toEqual({ kind: "later", due: now + 600_000 })
  embargo = now + 5_000
  expect(await send()).toEqual({ kind: "later", due: embargo })
  embargo = null
  expect(await send()).toEqual({ kind: "done", result: null })
})
