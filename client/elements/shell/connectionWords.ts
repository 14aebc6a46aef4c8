import type { WriteStop } from "../../../shared/contract/live.ts"
import { msg } from "../../i18n/msg.ts"

export const offlineWords = (n: number): string => (n === 0 ? msg("save.offlineNone") : msg("save.offline", { n }))

/** Says that the server accepts no writes. `note` is true if a note is open on the page. */
export function unwritableWords(why: WriteStop, note: boolean): string {
  switch (why) {
    case "disk-full":
      return note ? msg("save.diskFullNote") : msg("save.diskFull")
    case "database-away":
      return note ? msg("save.awayNote") : msg("save.away")
    case "database-damaged":
      return note ? msg("save.damagedNote") : msg("save.damaged")
    default:
      return why satisfies never
  }
}

export const triesWords = (n: number): string => msg("save.reconnecting", { n })
