import type { ItemId } from "../../../shared/model/ids.ts"
import { msg } from "../../i18n/msg.ts"
import { type ActModules, always } from "../module.ts"

/** A moderator lends speaking time of the own side, of the session or of an agenda item. */
export type LendingAct = { kind: "lend-time"; item: ItemId | null }

export const lendingModules: ActModules<LendingAct> = {
  "lend-time": { label: () => msg("budget.lend"), asks: always, right: "lend a side's time" },
}
