import { InviteId, type MemberId, type SideId, type WorkspaceId } from "../../../shared/model/ids.ts"
import type { SeatRole } from "../../../shared/model/terms.ts"
import type { Accepted, Situation } from "../../core/command.ts"

interface Granted {
  role: SeatRole
  side: SideId | null
  member: MemberId | null
  uses: number
  days: number
}

/** Makes a link to a seat. Its token has 252 random bits, and only its hash is stored. */
export function linkMade(
  { id, now, sha256 }: Pick<Situation, "id" | "now" | "sha256">,
  workspace: WorkspaceId,
  { days, uses, ...granted }: Granted,
): Accepted & { made: { invite: InviteId; token: string } } {
  const invite = InviteId.parse(id())
  const token = id() + id()
  const expiresAt = now + days * 86_400_000
  const row = { id: invite, tokenHash: sha256(token), workspace, usesLeft: uses, expiresAt, ...granted, revoked: false }
  return {
    events: [{ kind: "invite-made", body: { invite, ...granted, uses, expiresAt } }],
    directory: [{ kind: "invite", row }],
    made: { invite, token },
  }
}
