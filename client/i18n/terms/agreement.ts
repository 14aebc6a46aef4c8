import type { Attribution, Role } from "../../../shared/model/terms.ts"
import { msg } from "../msg.ts"

/**
 * The sentence to which a person agrees on joining, and again when the attribution policy changes. It says what is
 * stored, and whether the person's name may be shown outside the panel.
 */
export function agreement({ role, attribution }: { role: Role; attribution: Attribution }): string {
  if (role === "observer") return msg("join.consentObserver")
  if (role === "interpreter")
    return attribution === "named" ? msg("join.consentInterpreter") : msg("join.consentInterpreterNameless")
  return attribution === "named" ? msg("join.consent") : msg("join.consentNameless")
}
