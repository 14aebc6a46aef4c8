import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ScriptStage } from "../../../server/demo/stage.ts"
import type { Instance } from "../../../server/start/instance/instance.ts"
import { openStage } from "../../../server/start/stage.ts"

export interface Played {
  stage: ScriptStage
  instance: Instance
  /** the database */
  file: string
  remove(): Promise<void>
}

/** A database in a folder of its own, and the script played on it. */
export async function played(script: (stage: ScriptStage) => Promise<unknown>): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), "plenary-demo-"))
  const file = join(folder, "plenary.db")
  const { stage, instance, close } = await openStage(file)
  await script(stage)
  return {
    stage,
    instance,
    file,
    async remove() {
      await close()
      rmSync(folder, { recursive: true })
    },
  }
}
