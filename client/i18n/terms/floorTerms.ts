import type { ItemKind } from "../../../shared/contract/events/session.ts"
import type { QueueOrder, TurnKind } from "../../../shared/model/terms.ts"
import { msg } from "../msg.ts"

export const turnName = (turn: TurnKind): string =>
  ({
    contribution: () => msg("turn.contribution"),
    question: () => msg("turn.question"),
    reply: () => msg("turn.reply"),
    point_of_order: () => msg("turn.point_of_order"),
  })[turn]()

export const queueOrderName = (order: QueueOrder): string =>
  ({
    time: () => msg("order.time"),
    least_spoken: () => msg("order.least_spoken"),
    alternating: () => msg("order.alternating"),
    side_share: () => msg("order.side_share"),
  })[order]()

export const itemKindName = (kind: ItemKind): string =>
  ({
    opening: () => msg("item.opening"),
    topic: () => msg("item.topic"),
    break: () => msg("item.break"),
    outcomes: () => msg("item.outcomes"),
    questions: () => msg("item.questions"),
  })[kind]()
