import { html, nothing } from "lit"
import type { MinutesWritten } from "../../../../shared/minutes/written.ts"
import { msg } from "../../../i18n/msg.ts"

type Before = NonNullable<NonNullable<MinutesWritten["adopting"]>["before"]>

/**
 * The notice above a proposal that can no longer be confirmed, because the minutes or the outcomes have changed. It
 * names the changed part and the reader's next act.
 */
export const wordsChangedNotice = ({ minutes, outcomes }: Before, isAsker: boolean) =>
  html`<div class="notice bad stack tight" role="status">
    <p>${msg("adoption.changed")}</p>
    ${minutes ? html`<p class="small"><a href="#changed-words">${msg("adoption.marked")}</a></p>` : nothing}
    ${outcomes ? html`<p class="small">${msg("adoption.outcomes")}</p>` : nothing}
    <p class="small">${isAsker ? msg("adoption.asker") : msg("adoption.others")}</p>
  </div>`
