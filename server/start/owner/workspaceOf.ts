import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { OperatorError } from "../../ports/operatorError.ts"
import type { Instance } from "../instance/instance.ts"

/** The workspace with this slug. If there is none, throws an error whose sentence lists the existing slugs. */
export async function workspaceOf({ directory }: Instance, slug: string): Promise<WorkspaceId> {
  const all = await directory.workspaces()
  const found = all.find(one => one.slug === slug)
  if (!found) {
    const slugs = all.map(one => one.slug).join(", ")
    throw new OperatorError(say => say("workspace.unknown", { slug, slugs }))
  }
  return found.id
}
