import { type OpenedRedis, openRedis } from "../../../../server/adapters/redis/openRedis.ts"
import { localBus } from "../../../../server/adapters/system/localBus.ts"
import { systemClock } from "../../../../server/adapters/system/systemClock.ts"
import type { Health } from "../../../../server/ports/host/health.ts"
import { createHealth } from "../../../../server/start/instance/health.ts"

/** A server's bus and limits through Valkey, with its health. */
export interface Node extends OpenedRedis {
  health: Health
  /** the number of times that it was asked to look at the heads of the logs */
  looks: () => number
}

/** Opens the bus of a server whose database has this secret. */
export async function openNode(url: string, { nodeName = "node", secret = "secret" } = {}): Promise<Node> {
  const health = createHealth()
  let looks = 0
  const lookNow = () => void looks++
  const opened = await openRedis(
    { url, nodeName },
    { key: Buffer.from(secret), local: localBus(), lookNow, clock: systemClock, health },
  )
  return { ...opened, health, looks: () => looks }
}
