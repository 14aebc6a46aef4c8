import type { Answered } from "../../../shared/contract/live.ts"
import type { Floor } from "../../../shared/fold/sessionState.ts"
import type { Topic } from "../../../shared/fold/state.ts"
import type { QueueOrder } from "../../../shared/model/terms.ts"
import { turnSeconds } from "../../../shared/rules/floor/queue.ts"
import { list } from "../../i18n/formats.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { queueOrderName } from "../../i18n/terms/floorTerms.ts"
import type { ActStage } from "../../scene/stage.ts"
import type { ActModules } from "../module.ts"

export type Request = Floor["requests"][number]

/** The acts of the floor: hear a point of order, give the floor, order the queue and invite members to speak. */
export type FloorAct =
  | { kind: "hear-point"; request: Request; name: string }
  /** the chair lets the point of order wait until the current speaker has ended */
  | { kind: "after-speaker"; key: string }
  | { kind: "give-floor"; request: Request; name: string }
  | { kind: "order-queue"; order: QueueOrder }
  | { kind: "invite"; topic: Topic; names: string[] }

export const floorModules: ActModules<FloorAct> = {
  "hear-point": {
    secretary: "beside",
    label: ({ name }) => msg("act.hearPoint", { name }),
    perform: ({ request }, stage) => hear(request, stage),
  },
  "after-speaker": {
    secretary: "in turn",
    label: () => msg("act.afterSpeaker"),
    perform({ key }, stage) {
      stage.say(key)
      return null
    },
  },
  "give-floor": {
    secretary: "beside",
    label: ({ name }) => msg("act.giveFloor", { name }),
    perform: ({ request }, stage) => hear(request, stage),
  },
  "order-queue": {
    secretary: "in turn",
    label(act) {
      const order = queueOrderName(act.order)
      return msg("act.orderQueue", { order })
    },
    perform: ({ order }, stage) => stage.send("order-queue", { session: stage.session().id, order }),
  },
  invite: {
    secretary: "in turn",
    right: "comment",
    label(act) {
      const names = list(act.names)
      return msg("act.invite", { names })
    },
    perform(act, stage) {
      const names = list(act.names)
      const text = msg("ask.invite", { names })
      return stage.send("open-thread", { topic: act.topic.id, kind: "comment", entry: { lang: currentLang(), text } })
    },
  },
}

function hear({ member, turn }: Request, stage: ActStage): Promise<Answered> {
  const { id: session, floor } = stage.session()
  const seconds = turnSeconds(turn, stage.state().members)
  return stage.send("give-floor", { session, member, turn, seconds, seen: floor.speaking?.member ?? null })
}
