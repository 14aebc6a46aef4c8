import { type DeliveryPorts, deliver } from "../commands/notice/delivering.ts"
import type { Bus } from "../ports/bus.ts"
import type { Directory } from "../ports/database/directory.ts"
import { Running } from "./running.ts"
import type { Watch } from "./watch.ts"

export interface PostPorts extends DeliveryPorts {
  directory: DeliveryPorts["directory"] & Pick<Directory, "workspaces">
  bus: Pick<Bus, "onWake">
}

/**
 * How long, in milliseconds, a letter that is being sent may still take when the server stops. The whole shutdown has
 * ten seconds.
 */
const patienceMs = 2_000

/**
 * Sends the letters that the logs request. When the watch has to end, it waits only for the letter that is being sent.
 * A mail server that does not respond delays nothing else.
 */
export const createPostman = (ports: PostPorts): Watch => ({
  name: "mail",
  async run(until) {
    const running = new Running(until, ports.failed)
    const delivery = { ...ports, stopped: () => running.hasEnded }
    // deliveries of one workspace run one after the other, so that nobody gets a letter twice; workspaces do not wait
    // for each other
    running.everywhere(ports, async workspace => void running.inTurn(workspace, () => deliver(delivery, workspace)))
    await running.ending
    const patience = new Promise<void>(resolve => setTimeout(resolve, patienceMs).unref())
    await Promise.race([running.over(), patience])
  },
})
