import type { Wanted } from "../acts/act.ts"
import { labelOf } from "../acts/acts.ts"
import { nextAction } from "./nextAction.ts"

/** The functions that fill a chair's or a secretary's bar: the next action, and the label of an act. */
export const cockpit = { nextAction, labelOf: (act: Wanted): string => labelOf(act) }

export type Cockpit = typeof cockpit
