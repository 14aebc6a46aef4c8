import { msg, str } from "@lit/localize"
import type { Answered } from "../../../../shared/contract/live.ts"
import { turnSeconds } from "../../../../shared/rules/floor/queue.ts"
import type { Act, DeskAct } from "../../../acts/act.ts"
import { list } from "../../../i18n/formats.ts"
import { currentLang } from "../../../i18n/language.ts"
import type { Room } from "../../../state/session/room.ts"

/** The acts of the floor: who is heard, in what order. */
export function floorAct(act: Act | DeskAct, room: Room): Promise<Answered> | null {
  const { id: session, floor } = room.session.peek()
  switch (act.do) {
    case "hear-point":
    case "give-floor": {
      const { member, turn } = act.request
      const seconds = turnSeconds(turn, room.live.state.peek().members)
      return room.send("give-floor", { session, member, turn, seconds, seen: floor.speaking?.member ?? null })
    }
    case "after-speaker":
      room.say(act.key)
      return null
    case "order-queue":
      return room.send("order-queue", { session, order: act.order })
    case "invite": {
      const names = list(act.names)
      const text = msg(str`${names}: is there anything you would like to add?`, { id: "ask.invite" })
      return room.send("open-thread", { topic: act.topic.id, kind: "comment", entry: { lang: currentLang(), text } })
    }
    default:
      return null
  }
}
