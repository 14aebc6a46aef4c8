import type { Wanted } from "../acts/act.ts"
import { labelOf } from "../acts/acts.ts"
import { nextAction } from "./nextAction.ts"

/** The content of a chair's or a secretary's bar: the next action, and the labels of acts. */
export const cockpit = { nextAction, labelOf: (act: Wanted): string => labelOf(act) }

export type Cockpit = typeof cockpit
