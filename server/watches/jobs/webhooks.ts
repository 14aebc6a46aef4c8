import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Bus } from "../../ports/bus.ts"
import type { Directory } from "../../ports/database/directory.ts"
import { WorkspaceStopped } from "../../ports/database/failing.ts"
import { waitUntil } from "../../ports/host/clock.ts"
import { type FollowPorts, makeMessages } from "../../webhooks/following.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"

export interface WebhookWatchPorts extends FollowPorts {
  directory: Pick<Directory, "workspaces">
  bus: Pick<Bus, "onWake">
  failed: (error: unknown) => void
}

/** The pause in milliseconds after a failure. It doubles with each further one. */
const againMs = { first: 1_000, most: 60_000 } as const

/** Follows the logs and makes the messages of webhooks (DOMAIN WH2). Another watch sends them. */
export const createWebhookWatch = (ports: WebhookWatchPorts): Watch => ({
  name: "webhooks",
  run(until) {
    const running = new Running(until, ports.failed)
    const failures = new Map<WorkspaceId, number>()
    const look = (workspace: WorkspaceId): Promise<void> =>
      running.inTurn(workspace, async () => {
        if (running.hasEnded) return
        running.cancel(workspace)
        try {
          const again = await makeMessages(ports, workspace)
          failures.delete(workspace)
          if (again !== null)
            running.wait(workspace, Math.max(1, waitUntil(again, ports.clock.now())), () => look(workspace))
        } catch (failure) {
          if (!(failure instanceof WorkspaceStopped)) {
            const count = failures.get(workspace) ?? 0
            failures.set(workspace, count + 1)
            running.wait(workspace, Math.min(againMs.first * 2 ** count, againMs.most), () => look(workspace))
          }
          throw failure
        }
      })
    running.everywhere(ports, look)
    return running.over()
  },
})
