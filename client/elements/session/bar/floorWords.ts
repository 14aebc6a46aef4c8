import { msg, str } from "@lit/localize"
import type { Act } from "../../../acts/act.ts"
import { queueOrderName } from "../../../i18n/floorTerms.ts"
import { list } from "../../../i18n/formats.ts"

type Floor = Extract<Act, { do: "hear-point" | "after-speaker" | "give-floor" | "order-queue" | "invite" }>

export function floorWords(act: Floor): string {
  switch (act.do) {
    case "hear-point":
      return msg(str`Hear the point of order: ${act.name}`, { id: "act.hearPoint" })
    case "after-speaker":
      return msg("After this speaker", { id: "act.afterSpeaker" })
    case "give-floor":
      return msg(str`Give the floor to ${act.name}`, { id: "act.giveFloor" })
    case "order-queue": {
      const order = queueOrderName(act.order)
      return msg(str`Order of the list: ${order}`, { id: "act.orderQueue" })
    }
    case "invite": {
      const names = list(act.names)
      return msg(str`Invite those who have not spoken: ${names}`, { id: "act.invite" })
    }
  }
}
