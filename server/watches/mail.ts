import { type DeliveryPorts, deliver } from "../commands/notice/delivering.ts"
import type { Bus } from "../ports/bus.ts"
import type { Directory } from "../ports/database/directory.ts"
import { Running } from "./running.ts"
import type { Watch } from "./watch.ts"

export interface PostPorts extends DeliveryPorts {
  directory: DeliveryPorts["directory"] & Pick<Directory, "workspaces">
  bus: Pick<Bus, "onWake">
}

/** The time that a letter on its way still gets when the server stops, out of the ten seconds of a drain. */
const patienceMs = 2_000

/**
 * Sends the letters that the logs ask for. It ends after the letter on its way; a mail server that does not answer
 * delays nothing else.
 */
export const createPostman = (ports: PostPorts): Watch => ({
  name: "mail",
  async run(until) {
    const running = new Running(until, ports.failed)
    const delivery = { ...ports, stopped: () => running.hasEnded }
    // one round at a time in each workspace, so that nobody gets a letter twice; workspaces do not wait for each other
    running.everywhere(ports, async workspace => void running.inTurn(workspace, () => deliver(delivery, workspace)))
    await running.ending
    const patience = new Promise<void>(resolve => setTimeout(resolve, patienceMs).unref())
    await Promise.race([running.over(), patience])
  },
})
