import type { Instant } from "../../../shared/model/terms.ts"
import { hostBodies } from "../../../shared/record/host/hostEvents.ts"
import type { Clock } from "../../ports/host/clock.ts"
import type { HostLog } from "../../ports/hostLog/hostLog.ts"
import type { HostLogRows } from "../../ports/hostLog/rows.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"
import type { DeletingAllowed } from "./deletingLooks.ts"

export interface HostErasingPorts extends DeletingAllowed {
  hostRows: Pick<HostLogRows, "newest" | "erasePersonal">
  hostLog: HostLog
  clock: Pick<Clock, "now">
  failed: (error: unknown) => void
}

const dayMs = 86_400_000
/** How long the log of the host says who did something, in milliseconds (DOMAIN HL4). */
export const personalMs = 400 * dayMs
/**
 * How often personal parts are erased, in milliseconds. Each erasure ends the long exports of all panels, so that none
 * holds what was erased; therefore it is not done each day.
 */
const everyMs = 7 * dayMs
/** How often the watch looks, in milliseconds. */
const lookMs = 3_600_000

/** How many entries are read at once. */
const atOnce = 100

/** Erases who did what in the log of the host, when the time for it is over. */
export const createHostErasing = (ports: HostErasingPorts): Watch => ({
  name: "host log erasing",
  run(until) {
    const running = new Running(until, ports.failed)

    /** Says whether this watch has erased something in [from, until); an erased person is an entry of the same kind. */
    const erasedSince = async (from: Instant, until: Instant): Promise<boolean> => {
      let before = Number.MAX_SAFE_INTEGER
      for (;;) {
        const found = await ports.hostRows.newest({ before, limit: atOnce, from, until, kinds: ["erased"] })
        if (found.some(({ body }) => hostBodies.erased.safeParse(body).data?.what === "host-log")) return true
        const last = found.at(-1)
        if (last === undefined || found.length < atOnce) return false
        before = last.seq
      }
    }

    const look = async (): Promise<void> => {
      if (running.hasEnded) return
      running.wait("host", lookMs, look)
      if (!(await ports.looks.mayDelete())) return
      const now = ports.clock.now()
      if (await erasedSince(now - everyMs, now + dayMs)) return
      const count = await ports.hostRows.erasePersonal(now - personalMs)
      if (count > 0)
        await ports.hostLog.append({ kind: "erased", what: "host-log", workspace: null, count, by: { kind: "server" } })
    }

    running.begin(look())
    return running.over()
  },
})
