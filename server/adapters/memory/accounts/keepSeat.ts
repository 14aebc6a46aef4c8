import type { InviteId, MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { key, type MemoryTables } from "../tables.ts"

interface Taken {
  signIn: string
  workspace: WorkspaceId
  member: MemberId
  invite: InviteId
}

/** Keeps a seat for the account of its sign-in, unless another account keeps it. An account keeps one of a workspace. */
export function keepMemorySeat(
  { accountSeats, signInOrigins }: MemoryTables,
  { signIn, workspace, member, invite }: Taken,
): void {
  const account = signInOrigins.get(signIn)?.account
  if (!account || accountSeats.has(key(workspace, member))) return
  for (const [at, seat] of accountSeats)
    if (seat.account === account && seat.workspace === workspace) accountSeats.delete(at)
  accountSeats.set(key(workspace, member), { account, workspace, member, invite })
}
