import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { HostActor } from "../../../shared/record/host/hostEvents.ts"
import type { Seat } from "../../ports/seats.ts"
import type { Actor } from "../command.ts"

/** The sender of a command, as the log of the host names it (DOMAIN HL2). */
export function senderOf(workspace: WorkspaceId, { member, role, host, program, signIn }: Actor): HostActor {
  if (member !== null)
    return program ? { kind: "program", workspace, id: member } : { kind: "member", workspace, member }
  if (signIn !== undefined) return { kind: "administrator", signIn }
  // the host's own commands come from the terminal with the role of an administrator, and else from the server itself
  return { kind: host && role === "admin" ? "terminal" : "server" }
}

/** The reader with a seat, as the log of the host names it; null for a reader whom nobody knows. */
export function exporterOf({ workspace, member, machine, signIn }: Seat): HostActor | null {
  if (machine !== undefined) return { kind: "program", workspace, id: machine }
  if (member !== null) return { kind: "member", workspace, member }
  return signIn === undefined ? null : { kind: "administrator", signIn }
}
