import type { Wanted } from "../acts/act.ts"
import { labelOf } from "../acts/acts.ts"
import { nextAction } from "./nextAction.ts"

/** What the bar of a chair or a secretary shows: the one next action, and how acts read. */
export const cockpit = { nextAction, labelOf: (act: Wanted): string => labelOf(act) }

export type Cockpit = typeof cockpit
