import type { WorkspaceList } from "../../shared/contract/queries.ts"
import { fetchWorkspaces, leave } from "../connections/queries.ts"
import { Loading } from "./loading/loading.ts"

/** The workspaces that this browser may read, those with a live session first. */
export const loadWorkspaces = (): Loading<WorkspaceList> =>
  new Loading(async () => {
    const { admin, workspaces } = await fetchWorkspaces()
    return { admin, workspaces: workspaces.toSorted((a, b) => Number(b.live !== null) - Number(a.live !== null)) }
  })

/** Gives up every seat of this browser; the links it came by open them again. */
export async function leaveAll(): Promise<void> {
  await leave()
  location.assign("/")
}
