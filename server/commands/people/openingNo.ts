import { createHmac, timingSafeEqual } from "node:crypto"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import type { Decision, ReadCommand } from "../../core/command.ts"
import { serverActor } from "../../core/serverActor.ts"

/** How long before an opening a no is taken, in milliseconds: whatever is said by then is stored when it happens. */
export const lastNoMs = 60_000

const macOf = (secret: string, of: string): string =>
  createHmac("sha256", secret).update(`no to an opening ${of}`).digest("base64url")

/** The token by which a member says no to an opening without a seat. It says no for this member, and nothing else. */
export function noToken(secret: string, workspace: string, opening: string, member: string): string {
  const of = `${workspace}.${opening}.${member}`
  return `${of}.${macOf(secret, of)}`
}

/** Reads the member whom a token names, if this server made it; null otherwise. */
export function readNo(secret: string, token: string): { workspace: string; opening: string; member: string } | null {
  const [workspace = "", opening = "", member = "", said = "", ...more] = token.split(".")
  const mac = Buffer.from(macOf(secret, `${workspace}.${opening}.${member}`))
  const isOurs = more.length === 0 && Buffer.byteLength(said) === mac.length && timingSafeEqual(Buffer.from(said), mac)
  return isOurs ? { workspace, opening, member } : null
}

/** Keeps a member's no. It is in no entry, and neither an entry nor an answer tells whether it was said before. */
export const saysNo = (opening: string, member: MemberId): ReadCommand =>
  serverActor(({ state, now }): Decision => {
    const planned = state.workspace?.openings?.[opening]
    if (!state.workspace || !planned || planned.at - lastNoMs <= now) return refuse("opening-past")
    if (!state.members[member]) return refuse("not-found")
    const rows = [{ member, before: 0 }]
    const until = planned.at - lastNoMs
    return { events: [], directory: [{ kind: "withheld", workspace: state.workspace.id, opening, rows }], until }
  })
