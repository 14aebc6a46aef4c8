import { html, nothing } from "lit"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import { inCities } from "../../../i18n/cities.ts"
import { moment } from "../../../i18n/formats.ts"
import { localTime } from "../../../i18n/localTime.ts"
import { msg } from "../../../i18n/msg.ts"
import type { SendCommand } from "../minutes/nextStep.ts"

/**
 * The field for the embargo time. The log contains the embargo, so that every side prints the same time. The embargo is
 * a request to the readers and hides nothing.
 */
export function embargoField({ id, embargo }: Session, send: SendCommand) {
  const typed = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return
    const at = new Date(target.value).getTime()
    if (target.value === "" || !Number.isNaN(at))
      void send("set-embargo", { session: id, until: target.value === "" ? null : at })
  }
  return html`<label class="embargo-field"><span>${msg("outcomes.embargoField")}</span>
    <input type="datetime-local" .value=${embargo ? localTime(embargo) : ""} @change=${typed} />
    <span class="hint">${msg("outcomes.embargoHelp")}</span></label>`
}

/**
 * The line with the embargo time. People in several cities read the paper, so the line gives the time in each city. If
 * the session has no cities, the line names the time zone.
 */
export function embargoLine({ cities, embargo: at }: Session) {
  if (!at) return nothing
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const time = cities.length > 0 ? inCities(at, cities) : `${moment(at)} (${timeZone})`
  return html`<p class="notice warn embargo">${msg("outcomes.embargoLine", { time })}</p>`
}
