import type { WorkspaceList, WorkspaceOpened } from "../../../shared/contract/queries.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { fetchWorkspaces, leave, postWorkspace } from "../../connections/queries.ts"
import { Loading } from "../loading/loading.ts"

/** The workspaces that this browser may read, those with a live session first. */
export const loadWorkspaces = (): Loading<WorkspaceList> =>
  new Loading(async () => {
    const { admin, workspaces } = await fetchWorkspaces()
    return { admin, workspaces: workspaces.toSorted((a, b) => Number(b.live !== null) - Number(a.live !== null)) }
  })

export const newWorkspace = (lang: Lang, title: string): Promise<WorkspaceOpened | { failure: Failure }> =>
  postWorkspace(lang, title).catch((thrown: unknown) => ({ failure: failureOf(thrown) }))

/** Signs this browser out of every seat; only a proof of their owner opens them again. */
export async function leaveAll(): Promise<void> {
  await leave()
  location.assign("/")
}
