import type { Request } from "express"
import type { exportKinds } from "../../../shared/record/host/hostEvents.ts"
import { exporterOf } from "../../commands/host/actors.ts"
import type { Seat } from "../../ports/seats.ts"
import type { HttpPorts } from "../ports.ts"

/**
 * Records that somebody with a seat took an export away (DOMAIN HL3). A reader without a seat takes what is public, and
 * is not known.
 */
export async function recordExport(
  { hostLog }: Pick<HttpPorts, "hostLog">,
  { method }: Pick<Request, "method">,
  { seat }: { seat: Seat },
  what: (typeof exportKinds)[number],
): Promise<void> {
  const by = exporterOf(seat)
  if (method === "GET" && by !== null) await hostLog.append({ kind: "exported", what, workspace: seat.workspace, by })
}
