import { playDemo } from "../../../server/demo/playDemo.ts"
import type { Instance } from "../../../server/start/instance/instance.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import { textOf } from "../../kit/evidence.ts"
import { type Played, played } from "../demo/played.ts"

export interface DemoEvidence {
  demo: Played
  instance: Instance
  workspace: WorkspaceId
  bundle(audience: Audience, session?: string): Promise<string>
  /** the entry that a refused export names */
  broken(): Promise<number | null>
}

/** The demo played into a database of its own, and its bundles. */
export async function demoEvidence(): Promise<DemoEvidence> {
  const demo = await played(stage => playDemo(stage, 1_795_000_000_000, () => {}))
  const { instance } = demo
  const workspace = (await instance.directory.workspaces())[0]!.id
  const ask = (audience: Audience, session: string | null) => instance.evidence.bundle(workspace, { audience, session })
  return {
    demo,
    instance,
    workspace,
    async bundle(audience, session) {
      const made = await ask(audience, session ?? null)
      if ("refuse" in made) throw new Error(JSON.stringify(made.refuse))
      return textOf(made)
    },
    async broken() {
      const made = await ask("room", null)
      return "refuse" in made && made.refuse.code === "chain-broken" ? Number(made.refuse.params["n"]) : null
    },
  }
}
