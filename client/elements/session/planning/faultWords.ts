import { msg, str } from "@lit/localize"
import { html, nothing } from "lit"
import type { AgendaFault } from "../../../rules/pasted/agenda.ts"
import type { RosterFault } from "../../../rules/pasted/roster.ts"

/** A line that cannot be taken: which one, what is wrong with it, and how it reads. */
export function faultWords(n: number, why: AgendaFault | RosterFault, text: string): string {
  const fault = reason[why]()
  return msg(str`Line ${n}: ${fault} (${text})`, { id: "plan.fault" })
}

const reason: Record<AgendaFault | RosterFault, () => string> = {
  "no-title": () => msg("the title is missing", { id: "fault.noTitle" }),
  "title-too-long": () => msg("the title has more than 300 characters", { id: "fault.longTitle" }),
  minutes: () => msg("the minutes are no number from 0 to 1440", { id: "fault.minutes" }),
  kind: () => msg("this kind of item is not known", { id: "fault.kind" }),
  "no-name": () => msg("the name is missing", { id: "fault.noName" }),
  "name-too-long": () => msg("the name has more than 80 characters", { id: "fault.longName" }),
  "field-too-long": () => msg("the expertise has more than 300 characters", { id: "fault.longField" }),
  role: () => msg("this role is not known", { id: "fault.role" }),
  "role-not-given": () => msg("only the administrator gives or changes this role", { id: "fault.roleGiven" }),
  "side-not-given": () =>
    msg("only the administrator or this side's moderator changes this seat", { id: "fault.sideGiven" }),
  side: () => msg("the panel has no such side", { id: "fault.side" }),
  repeated: () => msg("this name stands twice", { id: "fault.repeated" }),
}

/** What becomes of lines that are left out. */
export const leftOut = (any: boolean) =>
  any
    ? html`<p class="small">${msg("Lines with a fault are left out and stay in the text above: mend them there and send them again.", { id: "plan.leftOut" })}</p>`
    : nothing
