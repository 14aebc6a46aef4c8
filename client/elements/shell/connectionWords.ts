import { msg, str } from "@lit/localize"

export const offlineWords = (n: number): string =>
  n === 0
    ? msg("Offline. Nothing is waiting. Keep this page open.", { id: "save.offlineNone" })
    : n === 1
      ? msg("Offline. 1 change is waiting on this page. Keep it open.", { id: "save.offlineOne" })
      : msg(str`Offline. ${n} changes are waiting on this page. Keep it open.`, { id: "save.offline" })

export const triesWords = (n: number): string => msg(str`Reconnecting… (try ${n})`, { id: "save.reconnecting" })
