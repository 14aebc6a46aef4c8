import type { Workspace } from "../../../fold/state.ts"
import type { Role, SessionState } from "../../../model/terms.ts"
import { right } from "../../policy.ts"

/** Returns whether readers of the public link may ask questions, which each panel decides (DOMAIN, Rights). */
export const mayAskUnseated = (workspace: Workspace | null, role: Role): boolean =>
  role === "public" && workspace?.public === true && workspace.questions === true

/** Returns whether the page of an observer or of a public reader offers a field for questions. */
export function mayAsk(
  workspace: Workspace | null,
  { role, member }: { role: Role; member: string | null },
  session: SessionState,
): boolean {
  if (session === "closed" || session === "cancelled") return false
  return (right(role, "ask a question") === "yes" && member !== null) || mayAskUnseated(workspace, role)
}
