import { msg, str } from "@lit/localize"
import type { WriteStop } from "../../../shared/contract/live.ts"

export const offlineWords = (n: number): string =>
  n === 0
    ? msg("Offline. Nothing is waiting. Keep this page open.", { id: "save.offlineNone" })
    : n === 1
      ? msg("Offline. 1 change is waiting on this page. Keep it open.", { id: "save.offlineOne" })
      : msg(str`Offline. ${n} changes are waiting on this page. Keep it open.`, { id: "save.offline" })

/** The words tell readers and writers that the server takes no writes. `note`: a note is open on the page. */
export function unwritableWords(why: WriteStop, note: boolean): string {
  switch (why) {
    case "disk-full":
      return note
        ? msg(
            "The server’s disk is full: nothing new is saved. What you write in the note is kept on this page and sent as soon as there is room. Keep the page open, and tell the person who runs the server.",
            { id: "save.diskFullNote" },
          )
        : msg("The server’s disk is full: nothing new is saved. Tell the person who runs the server.", {
            id: "save.diskFull",
          })
    case "database-damaged":
      return note
        ? msg(
            "The server’s database is damaged: you can read, and nothing new is saved. What you write in the note is kept on this page only. Keep the page open, and tell the person who runs the server to put back a backup (plenary restore).",
            { id: "save.damagedNote" },
          )
        : msg(
            "The server’s database is damaged: you can read, and nothing new is saved. Tell the person who runs the server to put back a backup (plenary restore).",
            { id: "save.damaged" },
          )
    default:
      return why satisfies never
  }
}

export const triesWords = (n: number): string => msg(str`Reconnecting… (try ${n})`, { id: "save.reconnecting" })
