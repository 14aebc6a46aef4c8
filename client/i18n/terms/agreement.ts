import { msg } from "@lit/localize"
import type { Attribution, Role } from "../../../shared/model/terms.ts"

/** What is agreed to by coming in, and again where the attribution changes: what is kept, and whether it leaves the room under one's name. */
export function agreement({ role, attribution }: { role: Role; attribution: Attribution }): string {
  if (role === "observer")
    return msg(
      "I agree that my name is shown to the panel while I watch, and that questions I send are kept with the session.",
      { id: "join.consentObserver" },
    )
  return attribution === "named"
    ? msg(
        "I agree that my name and what I write are kept with the session, and that positions I take may be printed with its records.",
        { id: "join.consent" },
      )
    : msg(
        "I agree that my name, what I write and the positions I take are kept with the session. Outside the room they are shown without names and sides.",
        { id: "join.consentNameless" },
      )
}
