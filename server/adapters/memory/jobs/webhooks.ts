import type { Webhook, Webhooks } from "../../../ports/database/webhooks.ts"
import type { MemoryTables } from "../tables.ts"

/** Stores webhooks in memory, for tests. */
export function memoryWebhooks({ webhooks }: MemoryTables): Webhooks {
  const change = (id: string, changed: (webhook: Webhook) => Partial<Webhook>): Webhook | null => {
    const webhook = webhooks.get(id)
    if (!webhook) return null
    const next = { ...webhook, ...changed(webhook) }
    webhooks.set(id, next)
    return next
  }
  const whole = { failures: 0, failingSince: null }
  return {
    async add(webhook, most) {
      const others = [...webhooks.values()].filter(({ workspace }) => workspace === webhook.workspace)
      if (others.length >= most) return false
      webhooks.set(webhook.id, { ...webhook })
      return true
    },
    webhook: async id => webhooks.get(id) ?? null,
    ofWorkspace: async workspace =>
      [...webhooks.values()].filter(one => one.workspace === workspace).toSorted((a, b) => a.madeAt - b.madeAt),
    async remove(id) {
      webhooks.delete(id)
    },
    async advance(id, seq) {
      change(id, webhook => ({ seq: Math.max(seq, webhook.seq) }))
    },
    async succeeded(id) {
      change(id, () => whole)
    },
    failed: async (id, now) =>
      change(id, ({ failures, failingSince }) => ({ failures: failures + 1, failingSince: failingSince ?? now })),
    async pause(id, pause, now) {
      change(id, () => ({ paused: pause, pausedAt: pause === null ? null : now, ...whole }))
    },
  }
}
