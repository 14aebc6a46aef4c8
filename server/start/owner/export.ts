import * as z from "zod"
import { textOf } from "../../commands/evidence/evidence.ts"
import type { Instance } from "../instance/instance.ts"
import { workspaceOf } from "./workspaceOf.ts"

export const ExportRequest = z.object({
  workspace: z.string(),
  session: z.string().nullable().default(null),
  /** the observers' version, with names as commitments only */
  public: z.boolean().default(false),
})
export type ExportRequest = z.infer<typeof ExportRequest>

/** The text of a bundle: byte for byte what the page's own button gives to the same audience. */
export async function writeBundleFile(instance: Instance, request: ExportRequest): Promise<{ text: string }> {
  const workspace = await workspaceOf(instance, request.workspace)
  const audience = request.public ? "gallery" : "room"
  const bundle = await instance.evidence.bundle(workspace, { audience, session: request.session })
  if (!("refuse" in bundle)) return { text: await textOf(bundle) }
  const { code, params } = bundle.refuse
  throw new Error(
    code === "chain-broken"
      ? `The log does not verify: entry ${params["n"]} differs. Nothing was exported.`
      : `There is no session “${request.session}” in “${request.workspace}”.`,
  )
}
