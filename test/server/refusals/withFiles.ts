import type { ErrorBody } from "../../../shared/contract/queries.ts"
import type { RefusalCode } from "../../../shared/contract/refusals.ts"
import { pdf } from "../../kit/sampleFiles.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import type { Provocation } from "./provoking.ts"

const uploading =
  (bytes: Uint8Array, before: (panel: ServedPanel) => Promise<unknown> = async () => {}): Provocation =>
  async () => {
    const panel = await servePanel()
    try {
      const { cookie } = await panel.join("moderator1")
      await before(panel)
      const response = await fetch(`${panel.url}/api/workspaces/panel/files?as=reading`, {
        method: "POST",
        headers: { cookie, "content-type": "application/octet-stream" },
        body: new Uint8Array(bytes),
      })
      const { error } = (await response.json()) as ErrorBody
      return { code: error.code as RefusalCode, params: error.params }
    } finally {
      await panel.end()
    }
  }

/** Fills the quota of the test's server with one row. */
async function fill({ instance }: ServedPanel): Promise<void> {
  const [workspace] = await instance.directory.workspaces()
  if (!workspace) throw new Error("no workspace")
  const all = { sha256: "0".repeat(64), type: "application/pdf", size: 41_943_040 } as const
  await instance.files.begin(workspace.id, all, all.size, Date.now())
}

export const withFiles: Partial<Record<RefusalCode, Provocation>> = {
  "file-type": uploading(Buffer.from("<script>")),
  "file-too-large": uploading(Buffer.alloc(20_971_521)),
  "files-full": uploading(pdf(), fill),
}
