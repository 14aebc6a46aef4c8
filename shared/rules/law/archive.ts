import type { State } from "../../fold/state.ts"
import { type Action, changesPanel } from "../policy.ts"

/** Returns whether the workspace is archived and the action would change it (DOMAIN AW2). */
export const closedByArchive = ({ workspace }: Pick<State, "workspace">, action: Action): boolean =>
  workspace?.archived !== undefined && changesPanel(action)
