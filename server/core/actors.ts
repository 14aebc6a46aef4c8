import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { HostActor } from "../../shared/record/host/hostEvents.ts"
import { type Action, isForAdministrators } from "../../shared/rules/policy.ts"
import type { Seat } from "../ports/seats.ts"
import type { Actor } from "./command.ts"

/** The sender of a command by the holder of a seat. */
export const actorOf = ({ member, name, role, side, signIn, administrator }: Seat): Actor => ({
  member,
  name,
  role,
  side,
  host: false,
  ...(signIn !== undefined && { signIn }),
  ...(administrator !== undefined && { administrator }),
})

/** An administrator with a seat does what only administrators may as an administrator, and all else as the member. */
export const actingAs = (actor: Actor, action: Action): Actor =>
  actor.administrator !== undefined && isForAdministrators(action)
    ? { member: null, name: "", role: "admin", side: null, host: false, signIn: actor.administrator }
    : actor

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
