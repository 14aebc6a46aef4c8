import { html, nothing } from "lit"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import { embargoNow, unseatedReading } from "../../../../shared/rules/readings/embargo.ts"
import { localTime } from "../../../i18n/localTime.ts"
import { msg } from "../../../i18n/msg.ts"
import type { SendCommand } from "../minutes/nextStep.ts"

/**
 * The field for the end of the embargo, with what will happen at that time. It is empty once the embargo is over. A panel that people without a seat read
 * already has a sentence in its place (DOMAIN EM3).
 */
export function embargoField(state: State, { id, embargo }: Session, now: Instant, send: SendCommand) {
  if (unseatedReading(state, now).kind === "open")
    return html`<p class="hint embargo-field">${msg("outcomes.embargoRead")}</p>`
  const typed = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return
    const at = new Date(target.value).getTime()
    if (target.value === "" || !Number.isNaN(at))
      void send("set-embargo", { session: id, until: target.value === "" ? null : at })
  }
  return html`<label class="embargo-field"><span>${msg("outcomes.embargoField")}</span>
    <input type="datetime-local" .value=${embargo && embargo > now ? localTime(embargo) : ""} @change=${typed} />
    <span class="hint">${msg("outcomes.embargoHelp")} ${embargoNow(state, now) ? whatOpens(state) : nothing}</span></label>`
}

const whatOpens = ({ workspace }: State): string =>
  workspace?.public ? msg("outcomes.embargoOpens") : msg("outcomes.embargoPrivate")
