import type { AgendaItem } from "../../contract/events/session.ts"

/** longer than any day: such a number was meant for something else */
const mostMinutes = 1_440

/** Why an item cannot be saved; shown at its field. */
export type ItemFault = "no-title" | "minutes"

export const itemFaults = ({ title, minutes }: Pick<AgendaItem, "title" | "minutes">): ItemFault[] => [
  ...(Object.values(title).every(text => text.trim() === "") ? (["no-title"] as const) : []),
  ...(minutesFit(minutes) ? [] : (["minutes"] as const)),
]

/** An emptied field is not a number. */
export const minutesFit = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 0 && minutes <= mostMinutes
