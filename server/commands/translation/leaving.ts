import type { State } from "../../../shared/fold/state.ts"
import type { SaidText } from "../../../shared/rules/said/said.ts"

/**
 * Whether a text may be sent to the translation service (DOMAIN V11): its author is named, the whole room reads it, and
 * no rule keeps names in the room.
 */
export const mayLeave = ({ workspace }: Pick<State, "workspace">, said: SaidText): boolean =>
  workspace !== null && workspace.attribution !== "chatham" && !said.hidden && !said.room && said.authors.length > 0
