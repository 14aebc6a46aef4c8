import type { Workspace } from "../../../fold/state.ts"
import type { Role } from "../../../model/terms.ts"

/** Returns whether readers of the public link may ask questions, which each panel decides (DOMAIN, Rights). */
export const mayAskUnseated = (workspace: Workspace | null, role: Role): boolean =>
  role === "public" && workspace?.public === true && workspace.questions === true
