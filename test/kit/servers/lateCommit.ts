import { panelDispatch } from "../../../server/commands/panelDispatch.ts"
import type { Dispatch } from "../../../server/core/dispatch.ts"
import type { Panel } from "./panel.ts"

/**
 * Returns the panel's dispatcher with a clock that jumps to the time `at` between a command's decision and its commit.
 */
export function lateCommit({ instance, stage }: Panel, at: number): Dispatch {
  const { dispatch: _, ...rest } = instance
  const store = {
    ...rest.store,
    commit: (unit: Parameters<typeof rest.store.commit>[0]) => {
      stage.at(at)
      return rest.store.commit(unit)
    },
  }
  return panelDispatch({
    ...rest,
    store,
    documents: rest.sync.documents,
    alias: () => "",
    present: rest.presence.members,
  })
}
