import type { WorkspaceId } from "../../shared/model/ids.ts"
import { type DeliveryPorts, deliver } from "../letters/delivering.ts"
import type { Bus } from "../ports/bus.ts"
import { type Directory, type LetterKey, letterAgainMs } from "../ports/database/directory.ts"
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
 * Sends the letters that the logs request. When the watch has to end, it waits only for the letter that is being sent,
 * and for at most `patienceMs`.
 */
export const createPostman = (ports: PostPorts): Watch => ({
  name: "mail",
  async run(until) {
    const running = new Running(until, ports.failed)
    const delivery = { ...ports, stopped: () => running.hasEnded, sending: new Set<LetterKey>() }
    // deliveries of one workspace run one after the other, so that nobody gets a letter twice; workspaces do not wait
    // for each other
    const look = async (workspace: WorkspaceId): Promise<void> =>
      void running.inTurn(workspace, async () => {
        const left = await deliver(delivery, workspace)
        if (left === "waits") running.wait(workspace, letterAgainMs, () => look(workspace))
      })
    running.everywhere(ports, look)
    await running.ending
    const patience = new Promise<void>(resolve => setTimeout(resolve, patienceMs).unref())
    await Promise.race([running.over(), patience])
    // letters without a result are stored as not sent, so that the next server sends them at once
    for (const letter of delivery.sending) {
      delivery.sending.delete(letter)
      await ports.directory.endLetter(letter, "not-sent").catch(ports.failed)
    }
  },
})
