import type { Room } from "../../state/session/room.ts"

/** The words that would be lost with this page: shown to be copied when access has ended. */
export const unsentWords = (room: Room): string[] =>
  room.live.outbox.list.value.flatMap(one => {
    if (one.kind === "reply" || one.kind === "open-thread") return [one.body.entry.text]
    return one.kind === "save-text" || one.kind === "draft-statement" ? [one.body.text] : []
  })
