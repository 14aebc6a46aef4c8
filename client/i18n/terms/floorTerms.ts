import { msg } from "@lit/localize"
import type { ItemKind } from "../../../shared/contract/events/session.ts"
import type { QueueOrder, TurnKind } from "../../../shared/model/terms.ts"

export const turnName = (turn: TurnKind): string =>
  ({
    contribution: () => msg("Contribution", { id: "turn.contribution" }),
    question: () => msg("Question", { id: "turn.question" }),
    reply: () => msg("Reply", { id: "turn.reply" }),
    point_of_order: () => msg("Point of order", { id: "turn.point_of_order" }),
  })[turn]()

export const queueOrderName = (order: QueueOrder): string =>
  ({
    time: () => msg("by time", { id: "order.time" }),
    least_spoken: () => msg("least spoken first", { id: "order.least_spoken" }),
    alternating: () => msg("alternating sides", { id: "order.alternating" }),
  })[order]()

export const itemKindName = (kind: ItemKind): string =>
  ({
    opening: () => msg("Opening", { id: "item.opening" }),
    topic: () => msg("Topic", { id: "item.topic" }),
    break: () => msg("Break", { id: "item.break" }),
    outcomes: () => msg("Outcomes", { id: "item.outcomes" }),
    questions: () => msg("Questions", { id: "item.questions" }),
  })[kind]()
