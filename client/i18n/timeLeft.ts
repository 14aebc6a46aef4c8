import { msg } from "./msg.ts"

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Says how much time is left until a deadline: in days, then in hours, then in minutes. */
export function timeLeft(milliseconds: number): string {
  if (milliseconds <= 0) return msg("deadline.passed")
  if (milliseconds >= 2 * dayMs) return msg("deadline.daysLeft", { n: Math.floor(milliseconds / dayMs) })
  if (milliseconds >= 2 * hourMs) return msg("deadline.hoursLeft", { n: Math.floor(milliseconds / hourMs) })
  return msg("deadline.minutesLeft", { n: Math.max(1, Math.floor(milliseconds / minuteMs)) })
}
