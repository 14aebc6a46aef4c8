import * as z from "zod"
import { textOf } from "../../evidence/evidence.ts"
import { OperatorError } from "../../ports/operatorError.ts"
import type { Instance } from "../instance/instance.ts"
import { workspaceOf } from "./workspaceOf.ts"

export const ExportRequest = z.object({
  workspace: z.string(),
  session: z.string().nullable().default(null),
  /** whether the bundle is for observers; if so, it has commitments instead of names */
  public: z.boolean().default(false),
})
export type ExportRequest = z.infer<typeof ExportRequest>

/**
 * The text of a bundle. It is the same, byte for byte, as the file from the export button of a page of the same
 * audience, but that the host's own, for the room, has the words that their authors have withdrawn.
 */
export async function writeBundleFile(instance: Instance, request: ExportRequest): Promise<{ text: string }> {
  const workspace = await workspaceOf(instance, request.workspace)
  const audience = request.public ? "gallery" : "room"
  const bundle = await instance.evidence.bundle(workspace, {
    audience,
    session: request.session,
    withWithdrawn: audience === "room",
  })
  if (!("refuse" in bundle)) {
    await instance.hostLog.append({ kind: "exported", what: "bundle", workspace, by: { kind: "terminal" } })
    return { text: await textOf(bundle) }
  }
  const { code, params } = bundle.refuse
  throw new OperatorError(say =>
    code === "chain-broken"
      ? say("export.broken", { n: String(params["n"]) })
      : say("export.no-session", { session: request.session ?? "", workspace: request.workspace }),
  )
}
