import type { Wanted } from "../acts/act.ts"
import { labelOf } from "../acts/acts.ts"
import { nextAction } from "./nextAction.ts"

/**
 * The functions that fill the bar of a chair or a secretary: `nextAction` finds the next action, `labelOf` returns the
 * label of an act.
 */
export const cockpit = { nextAction, labelOf: (act: Wanted): string => labelOf(act) }

export type Cockpit = typeof cockpit
