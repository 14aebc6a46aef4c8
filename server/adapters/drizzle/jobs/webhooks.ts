import { and, asc, eq, sql } from "drizzle-orm"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import type { Webhook, WebhookPause, Webhooks } from "../../../ports/database/webhooks.ts"
import { heldHead } from "../rights.ts"
import { type Runner, runStatement, type Steps, statement } from "../statement.ts"

type Row = Omit<Webhook, "events"> & { events: string }

const read = (row: Row): Webhook => {
  const events: unknown = JSON.parse(row.events)
  return { ...row, events: Array.isArray(events) ? events.map(String) : [] }
}

/** Stores the webhooks of workspaces. */
export const sqlWebhooks = ({ ask, transaction }: Pick<Runner, "ask" | "transaction">): Webhooks => ({
  add: (webhook, most) =>
    transaction(
      () => adding(webhook, most),
      () => true,
    ),
  async webhook(id) {
    const [row] = await ask(webhookBy, { id })
    return row ? read(row) : null
  },
  ofWorkspace: async workspace => (await ask(webhooksOf, { workspace })).map(read),
  async remove(id) {
    await ask(dropWebhook, { id })
  },
  async advance(id, seq) {
    await ask(advanceWebhook, { id, seq })
  },
  async succeeded(id) {
    await ask(webhookSucceeded, { id })
  },
  async failed(id, now) {
    const [row] = await ask(webhookFailed, { id, now })
    return row ? read(row) : null
  },
  async pause(id, pause, now) {
    await ask(pauseWebhook, { id, pause, at: pause === null ? null : now })
  },
})

/** The log's head is locked, so that two that are added at the same moment are not more than `most` together. */
function* adding(webhook: Webhook, most: number): Steps<boolean> {
  yield* heldHead(webhook.workspace, "change")
  const others = yield* runStatement(webhooksOf, { workspace: webhook.workspace })
  if (others.length >= most) return false
  yield* runStatement(addWebhook, { ...webhook, events: JSON.stringify(webhook.events) })
  return true
}

const addWebhook = statement<Row>()((db, { webhook }, at) =>
  db.insert(webhook).values({
    id: at.id,
    workspace: at.workspace,
    madeBy: at.madeBy,
    address: at.address,
    events: at.events,
    secret: at.secret,
    madeAt: at.madeAt,
    seq: at.seq,
    failures: 0,
  }),
)

const webhookBy = statement<{ id: string }>()((db, { webhook }, at) =>
  db.select().from(webhook).where(eq(webhook.id, at.id)),
)

const webhooksOf = statement<{ workspace: WorkspaceId }>()((db, { webhook }, at) =>
  db.select().from(webhook).where(eq(webhook.workspace, at.workspace)).orderBy(asc(webhook.madeAt), asc(webhook.id)),
)

const dropWebhook = statement<{ id: string }>()((db, { webhook }, at) =>
  db.delete(webhook).where(eq(webhook.id, at.id)),
)

const advanceWebhook = statement<{ id: string; seq: number }>()((db, { webhook }, at) =>
  db
    .update(webhook)
    .set({ seq: sql`${at.seq}` })
    .where(and(eq(webhook.id, at.id), sql`${webhook.seq} < ${at.seq}`)),
)

const webhookSucceeded = statement<{ id: string }>()((db, { webhook }, at) =>
  db.update(webhook).set({ failures: 0, failingSince: null }).where(eq(webhook.id, at.id)),
)

const webhookFailed = statement<{ id: string; now: Instant }>()((db, { webhook }, at) =>
  db
    .update(webhook)
    .set({ failures: sql`${webhook.failures} + 1`, failingSince: sql`coalesce(${webhook.failingSince}, ${at.now})` })
    .where(eq(webhook.id, at.id))
    .returning(),
)

const pauseWebhook = statement<{ id: string; pause: WebhookPause | null; at: Instant | null }>()(
  (db, { webhook }, at) =>
    db
      .update(webhook)
      .set({ paused: sql`${at.pause}`, pausedAt: sql`${at.at}`, failures: 0, failingSince: null })
      .where(eq(webhook.id, at.id)),
)
