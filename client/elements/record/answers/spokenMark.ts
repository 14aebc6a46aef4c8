import { html, nothing } from "lit"
import type { RecordBody } from "../../../../shared/model/consensus/record.ts"
import { spokenIn } from "../../../../shared/rules/round/outcome/tally.ts"
import { msg } from "../../../i18n/msg.ts"

/** Marks an answer that was said aloud and entered by the secretary. */
export const spokenMark = (): string => msg("answer.spoken")

/** How many of a record's positions were spoken; nothing if none was. */
export function spokenShare({ positions }: Pick<RecordBody, "positions">) {
  const spoken = spokenIn(positions)
  return spoken ? html`<p class="small">${msg("record.spokenShare", spoken)}</p>` : nothing
}
