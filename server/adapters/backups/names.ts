import type { Instant } from "../../../shared/model/terms.ts"

const named = /^plenary-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/

/** The name of the backup of a moment, e.g. `plenary-2026-11-27T030000Z.backup`. The time is UTC. */
export const nameOf = (at: Instant): string =>
  `plenary-${new Date(at).toISOString().slice(0, 19).replaceAll(":", "")}Z.backup`

/** The moment of the backup with this name; null if the schedule gives no such name. */
export function momentOf(name: string): Instant | null {
  const [, day, hour, minute, second] = named.exec(name) ?? []
  const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(at) ? null : at
}

/** The end of the name of a backup that is being written. */
export const partEnd = ".part"

/** Whether the file belongs to a backup of the schedule that was never finished. */
export const isUnfinished = (name: string): boolean => {
  const [whole = "", rest] = name.split(partEnd)
  return rest !== undefined && /^(-wal|-shm|-journal)?$/.test(rest) && momentOf(whole) !== null
}
