import type { State } from "../../fold/state.ts"
import type { Action } from "../policy.ts"

/**
 * The rights that remain in an archived workspace: to read it, to end access to it, to ask for an erasure, to withdraw
 * consents, and to end the archiving (DOMAIN AW2).
 */
const open: ReadonlySet<Action> = new Set<Action>([
  "read",
  "export",
  "manage members",
  "leave the panel",
  "remove a demo",
  "archive the panel",
  "delete the panel",
  "ask for an erasure",
  "erase a person",
  "consent to the privacy notice",
])

/** Returns whether the workspace is archived and the action would change it. */
export const closedByArchive = ({ workspace }: Pick<State, "workspace">, action: Action): boolean =>
  workspace?.archived !== undefined && !open.has(action)
