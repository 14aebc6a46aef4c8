import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Dispatch } from "../dispatch.ts"
import type { Folds } from "../log/folds.ts"
import { server, serverActor } from "../serverActor.ts"

/** Gives up the notices of a workspace that were not sent. The log then lists their readers as missed. */
export async function dropNotices(
  { dispatch, folds }: { dispatch: Pick<Dispatch, "perform">; folds: Pick<Folds, "current"> },
  workspace: WorkspaceId,
): Promise<void> {
  const { state } = await folds.current(workspace)
  for (const { id, sent } of Object.values(state.notices)) {
    if (sent !== null) continue
    const command = serverActor(({ state: now }) => {
      const notice = now.notices[id]
      if (notice?.sent !== null) return { events: [] }
      const { about, members } = notice
      return {
        events: [{ kind: "notice-sent", body: { notice: id, about, how: "mail", members: [], missed: members } }],
        directory: [{ kind: "notice-ended", workspace, notice: id }],
      }
    })
    await dispatch.perform(workspace, server, command, null)
  }
}
