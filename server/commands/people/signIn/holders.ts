import type { InviteId, MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Directory, SignIn } from "../../../ports/database/directory.ts"

/** A sign-in's seat in a workspace, as its row says. */
export type HeldSeat = { member: MemberId; invite: InviteId } | null

export interface Holder {
  signIn: SignIn
  held: HeldSeat
}

/**
 * Knows which sign-in holds which seat, because each keystroke asks. Only a commit to the workspace's log gives or
 * takes a seat, so a result is valid until the log's head moves. A sign-in never changes, but it may not exist yet, and
 * its holder may end it.
 */
export function createHolders(directory: Directory, sha256: (text: string) => string) {
  const known = new Map<WorkspaceId, { seq: number; holders: Map<string, Holder> }>()
  /** the number of ended sign-ins: a result that was read before the last one ended is not kept */
  let ended = 0
  const at = (workspace: WorkspaceId, seq: number) => {
    const kept = known.get(workspace)
    if (kept && kept.seq >= seq) return kept
    const fresh = { seq, holders: new Map<string, Holder>() }
    known.set(workspace, fresh)
    return fresh
  }
  const read = async (cookie: string, workspace: WorkspaceId, seq: number): Promise<Holder | null> => {
    const before = ended
    const signIn = await directory.signIn(sha256(cookie))
    if (!signIn) return null
    const holder = { signIn, held: await directory.seat(signIn.id, workspace) }
    // if the head has moved meanwhile, the result may be older than it
    const kept = at(workspace, seq)
    if (kept.seq === seq && before === ended) kept.holders.set(cookie, holder)
    return holder
  }
  return {
    /** synchronous if it is known */
    of: (cookie: string, workspace: WorkspaceId, seq: number): Promise<Holder | null> | Holder =>
      at(workspace, seq).holders.get(cookie) ?? read(cookie, workspace, seq),
    forget(cookie: string): void {
      ended++
      for (const { holders } of known.values()) holders.delete(cookie)
    },
  }
}
