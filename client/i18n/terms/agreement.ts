import type { Attribution, Role } from "../../../shared/model/terms.ts"
import { msg } from "../msg.ts"

/** What is agreed to by coming in, and again where the attribution changes: what is kept, and whether it leaves the room under one's name. */
export function agreement({ role, attribution }: { role: Role; attribution: Attribution }): string {
  if (role === "observer") return msg("join.consentObserver")
  return attribution === "named" ? msg("join.consent") : msg("join.consentNameless")
}
