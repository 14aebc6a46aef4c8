import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instance } from "../instance/instance.ts"

/** The workspace of a slug, or a sentence that lists the existing slugs. */
export async function workspaceOf({ directory }: Instance, slug: string): Promise<WorkspaceId> {
  const all = await directory.workspaces()
  const found = all.find(one => one.slug === slug)
  if (!found) throw new Error(`There is no workspace “${slug}”. Workspaces: ${all.map(one => one.slug).join(", ")}`)
  return found.id
}
