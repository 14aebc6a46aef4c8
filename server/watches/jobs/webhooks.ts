import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { type FollowPorts, makeMessages } from "../../commands/webhook/following.ts"
import type { Bus } from "../../ports/bus.ts"
import type { Directory } from "../../ports/database/directory.ts"
import { waitUntil } from "../../ports/host/clock.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"

export interface WebhookWatchPorts extends FollowPorts {
  directory: Pick<Directory, "workspaces">
  bus: Pick<Bus, "onWake">
  failed: (error: unknown) => void
}

/** Follows the logs and makes the messages of webhooks (DOMAIN WH2). Another watch sends them. */
export const createWebhookWatch = (ports: WebhookWatchPorts): Watch => ({
  name: "webhooks",
  run(until) {
    const running = new Running(until, ports.failed)
    const look = (workspace: WorkspaceId): Promise<void> =>
      running.inTurn(workspace, async () => {
        if (running.hasEnded) return
        running.cancel(workspace)
        const again = await makeMessages(ports, workspace)
        if (again !== null)
          running.wait(workspace, Math.max(1, waitUntil(again, ports.clock.now())), () => look(workspace))
      })
    running.everywhere(ports, look)
    return running.over()
  },
})
