import type { AgendaItem } from "../../contract/events/session.ts"

/** The minutes of a day. A larger number is a typing error. */
const mostMinutes = 1_440

/** Why an agenda item cannot be saved. The page shows the reason at the field. */
export type ItemFault = "no-title" | "minutes"

export const itemFaults = ({ title, minutes }: Pick<AgendaItem, "title" | "minutes">): ItemFault[] => [
  ...(Object.values(title).every(text => text.trim() === "") ? (["no-title"] as const) : []),
  ...(minutesFit(minutes) ? [] : (["minutes"] as const)),
]

/** Returns whether a field has a valid number of minutes. An empty field gives NaN, which is refused. */
export const minutesFit = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 0 && minutes <= mostMinutes
