import type { Request } from "express"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { exportKinds } from "../../../shared/record/host/hostEvents.ts"
import { exporterOf } from "../../core/actors.ts"
import type { Seat } from "../../ports/seats.ts"
import type { HttpPorts } from "../ports.ts"

export type ExportKind = (typeof exportKinds)[number]

/**
 * Records that somebody with a seat took an export away (DOMAIN HL3). A reader without a seat takes what is public, and
 * is not known. Returns a refusal if the caller has taken too many, and records nothing then (HL6). It is called once nothing else
 * can refuse the export any more.
 */
export async function recordExport(
  { hostLog, sending }: Pick<HttpPorts, "hostLog" | "sending">,
  { method }: Pick<Request, "method">,
  { seat }: { seat: Seat },
  what: ExportKind,
): Promise<{ refuse: Refusal } | null> {
  const by = exporterOf(seat)
  if (method !== "GET" || by === null) return null
  if (!(await sending.exports.take(JSON.stringify(by)))) return refuse("too-fast", { n: 3_600 })
  await hostLog.append({ kind: "exported", what, workspace: seat.workspace, by })
  return null
}
