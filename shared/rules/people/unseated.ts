import type { Workspace } from "../../fold/state.ts"
import type { Role } from "../../model/terms.ts"

/** Who reads by the public link may ask where the panel says so (domain.md §6). */
export const mayAskUnseated = (workspace: Workspace | null, role: Role): boolean =>
  role === "public" && workspace?.public === true && workspace.questions === true
