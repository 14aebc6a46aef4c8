import type { Refusal } from "../../shared/contract/refusals.ts"
import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Dispatch } from "../core/dispatch.ts"
import { server, serverActor } from "../core/serverActor.ts"
import type { Folds } from "../log/folds.ts"

/**
 * Gives up the notices of a workspace that were not sent, even if it is archived. The log then lists their readers as
 * missed. Returns why it could not give up a notice; null once none is left.
 */
export async function dropNotices(
  { dispatch, folds }: { dispatch: Pick<Dispatch, "perform">; folds: Pick<Folds, "current"> },
  workspace: WorkspaceId,
): Promise<{ refuse: Refusal } | null> {
  const { state } = await folds.current(workspace)
  for (const { id, sent } of Object.values(state.notices)) {
    if (sent !== null) continue
    const command = serverActor(
      ({ state: now }) => {
        const notice = now.notices[id]
        if (notice?.sent !== null) return { events: [] }
        const { about, members } = notice
        return {
          events: [{ kind: "notice-sent", body: { notice: id, about, how: "mail", members: [], missed: members } }],
          directory: [{ kind: "notice-ended", workspace, notice: id }],
        }
      },
      { remains: () => true },
    )
    const answered = await dispatch.perform(workspace, server, command, null)
    // a panel that was deleted meanwhile sends nothing
    if (!answered.ok && answered.refusal.code !== "not-found") return { refuse: answered.refusal }
  }
  return null
}
