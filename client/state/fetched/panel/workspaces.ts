import type { WorkspaceList, WorkspaceOpened } from "../../../../shared/contract/queries.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { fetchWorkspaces, leave, type NewPanel, postWorkspace } from "../../../connections/queries.ts"
import { sitePath } from "../../../site/site.ts"
import { clearKept } from "../../account/keptHere.ts"
import { Loading } from "../../loading/loading.ts"

/** Loads the workspaces that this browser may read. Workspaces with a live session come first. */
export const loadWorkspaces = (): Loading<WorkspaceList> =>
  new Loading(async () => {
    const list = await fetchWorkspaces()
    const workspaces = list.workspaces.toSorted((a, b) => Number(b.live !== null) - Number(a.live !== null))
    return { ...list, workspaces }
  })

export const newWorkspace = (panel: NewPanel): Promise<WorkspaceOpened | { failure: Failure }> =>
  postWorkspace(panel).catch((thrown: unknown) => ({ failure: failureOf(thrown) }))

/**
 * Signs this browser out of every seat and deletes what it keeps for the person, who then needs a return link or a code
 * to come back. Returns the failure if the browser is still signed in.
 */
export async function leaveAll(): Promise<Failure | null> {
  try {
    await leave()
  } catch (thrown) {
    return failureOf(thrown)
  }
  clearKept()
  location.assign(`${sitePath}/`)
  return null
}
