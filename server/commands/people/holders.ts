import type { InviteId, MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Directory, SignIn } from "../../ports/directory.ts"

/** A sign-in's seat in a workspace, as its row says. */
export type HeldSeat = { member: MemberId; invite: InviteId } | null

export interface Holder {
  signIn: SignIn
  held: HeldSeat
}

/**
 * Who holds which seat. Each keystroke asks; a seat is given and taken only by a commit that adds to its workspace's
 * log, so what was read stands until the log's head moves. A sign-in is never changed, but may not be there yet, and may
 * be ended by who holds it.
 */
export function createHolders(directory: Directory, sha256: (text: string) => string) {
  const known = new Map<WorkspaceId, { seq: number; holders: Map<string, Holder> }>()
  /** how many sign-ins were ended: what was read before the last is not kept */
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
    // where the head has moved meanwhile, what was read may be older than it
    const kept = at(workspace, seq)
    if (kept.seq === seq && before === ended) kept.holders.set(cookie, holder)
    return holder
  }
  return {
    /** at once where it is known */
    of: (cookie: string, workspace: WorkspaceId, seq: number): Promise<Holder | null> | Holder =>
      at(workspace, seq).holders.get(cookie) ?? read(cookie, workspace, seq),
    forget(cookie: string): void {
      ended++
      for (const { holders } of known.values()) holders.delete(cookie)
    },
  }
}
