import type { Workspace } from "../../../fold/state.ts"
import type { Role, SessionState } from "../../../model/terms.ts"
import { right } from "../../policy.ts"

/** Whether a reader by the public link may ask questions: the panel decides (DOMAIN, Rights). */
export const mayAskUnseated = (workspace: Workspace | null, role: Role): boolean =>
  role === "public" && workspace?.public === true && workspace.questions === true

/** Whether a watcher's page has a field for a question. */
export function mayAsk(
  workspace: Workspace | null,
  { role, member }: { role: Role; member: string | null },
  session: SessionState,
): boolean {
  if (session === "closed" || session === "cancelled") return false
  return (right(role, "ask a question") === "yes" && member !== null) || mayAskUnseated(workspace, role)
}
