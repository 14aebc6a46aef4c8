import type { Clock } from "../../ports/host/clock.ts"
import { type HostLog, hostDraft } from "../../ports/hostLog/hostLog.ts"
import type { HostLogRows } from "../../ports/hostLog/rows.ts"

/** The log of the host over its rows. */
export const createHostLog = (rows: Pick<HostLogRows, "append">, clock: Pick<Clock, "now" | "id">): HostLog => ({
  append: event => rows.append([hostDraft(event, clock)]),
})
