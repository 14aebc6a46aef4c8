import type { State } from "../../../shared/fold/state.ts"
import { openFrozenDemo } from "./frozenDemo.ts"

/** The whole state of the frozen demo, and the moment at which its clock stands. */
export async function foldedDemo(): Promise<{ state: State; at: number }> {
  const { instance, end } = await openFrozenDemo()
  try {
    const [workspace] = await instance.directory.workspaces()
    if (!workspace) throw new Error("the demo has no panel")
    const { state } = await instance.folds.current(workspace.id)
    return { state, at: instance.clock.now() }
  } finally {
    await end()
  }
}
