import type { InviteId, MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Directory, SignIn } from "../../../ports/database/directory.ts"

/**
 * The seat that a sign-in holds in a workspace, and the invitation by which the seat was taken; null if it holds no
 * seat.
 */
export type HeldSeat = { member: MemberId; invite: InviteId } | null

export interface Holder {
  signIn: SignIn
  held: HeldSeat
}

/**
 * Caches which sign-in holds which seat, because the server checks this at every keystroke. Every write that gives or
 * takes a seat changes the workspace's version of rights, so a result is valid until the count changes. An unknown
 * sign-in is not cached. `forget` removes a sign-in that its holder has ended.
 */
export function createHolders(directory: Directory, sha256: (text: string) => string) {
  const known = new Map<WorkspaceId, { rights: number; holders: Map<string, Holder> }>()
  /** the number of sign-ins that have ended; if it has grown during a read, the result of the read is not cached */
  let ended = 0
  const at = (workspace: WorkspaceId, rights: number) => {
    const kept = known.get(workspace)
    if (kept && kept.rights >= rights) return kept
    const fresh = { rights, holders: new Map<string, Holder>() }
    known.set(workspace, fresh)
    return fresh
  }
  const read = async (cookie: string, workspace: WorkspaceId, rights: number): Promise<Holder | null> => {
    const before = ended
    const signIn = await directory.signIn(sha256(cookie))
    if (!signIn) return null
    const holder = { signIn, held: await directory.seat(signIn.id, workspace) }
    // if a right has changed, or a sign-in has ended, during the read, the result may be out of date and is not cached
    const kept = at(workspace, rights)
    if (kept.rights === rights && before === ended) kept.holders.set(cookie, holder)
    return holder
  }
  return {
    /** the holder of a sign-in; returned without a promise if it is cached */
    of: (cookie: string, workspace: WorkspaceId, rights: number): Promise<Holder | null> | Holder =>
      at(workspace, rights).holders.get(cookie) ?? read(cookie, workspace, rights),
    forget(cookie: string): void {
      ended++
      for (const { holders } of known.values()) holders.delete(cookie)
    },
  }
}
