import type { Workspace } from "../fold/state.ts"
import type { Role } from "../model/terms.ts"

/** Returns whether this role may see a session's replay (DOMAIN A5). Under the Chatham House Rule nobody may (A4). */
export function seesReplay({ attribution, replay }: Pick<Workspace, "attribution" | "replay">, role: Role): boolean {
  if (attribution === "chatham") return false
  if (role === "moderator" || role === "secretary") return true
  switch (replay) {
    case "readers":
      return true
    case "panel":
      return role === "panelist" || role === "alternate" || role === "interpreter" || role === "admin"
    case "chairs":
      return false
    default:
      return replay satisfies never
  }
}
