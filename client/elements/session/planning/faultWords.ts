import { html, nothing } from "lit"
import { msg } from "../../../i18n/msg.ts"
import type { AgendaFault } from "../../../rules/pasted/agenda.ts"
import type { RosterFault } from "../../../rules/pasted/roster.ts"

/** Describes a pasted line that cannot be applied: its number, the fault, and its text. */
export function faultWords(n: number, why: AgendaFault | RosterFault, text: string): string {
  const fault = reason[why]()
  return msg("plan.fault", { n, fault, text })
}

const reason: Record<AgendaFault | RosterFault, () => string> = {
  "no-title": () => msg("fault.noTitle"),
  "title-too-long": () => msg("fault.longTitle"),
  minutes: () => msg("fault.minutes"),
  kind: () => msg("fault.kind"),
  "no-name": () => msg("fault.noName"),
  "name-too-long": () => msg("fault.longName"),
  "field-too-long": () => msg("fault.longField"),
  role: () => msg("fault.role"),
  "role-not-given": () => msg("fault.roleGiven"),
  "side-not-given": () => msg("fault.sideGiven"),
  side: () => msg("fault.side"),
  email: () => msg("fault.email"),
  zone: () => msg("fault.zone"),
  lang: () => msg("fault.lang"),
  "standing-too-long": () => msg("fault.longStanding"),
  repeated: () => msg("fault.repeated"),
}

/** Says that the lines with a fault are left out and stay in the field. */
export const leftOut = (any: boolean) => (any ? html`<p class="small">${msg("plan.leftOut")}</p>` : nothing)
