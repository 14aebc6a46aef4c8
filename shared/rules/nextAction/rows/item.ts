import type { AgendaItem } from "../../../contract/events/session.ts"
import type { Row } from "../act.ts"
import { currentItem, type Scene, topicOnTable } from "../scene.ts"

const after = (scene: Scene): AgendaItem | null => {
  const at = scene.session.items.findIndex(item => item.id === scene.session.current)
  return scene.session.items[at + 1] ?? null
}

/** 23: every text of the item has ended */
const nextItem: Row = scene => {
  const item = after(scene)
  if (!item || item.kind === "outcomes" || currentItem(scene)?.kind === "outcomes") return null
  const topic = topicOnTable(scene)
  return {
    act: { do: "next-item", item },
    filled: true,
    second: [...(topic ? [{ do: "draft" as const, topic }] : []), { do: "pause-session" }],
  }
}

/** 24: the last topic has ended */
const readOutcomes: Row = scene => {
  const item = after(scene)
  return item?.kind === "outcomes"
    ? {
        act: { do: "read-outcomes", item },
        filled: true,
        second: [{ do: "show-questions" }, { do: "pause-session" }],
      }
    : null
}

/** 25: outcomes read */
const close: Row = scene => {
  const item = after(scene)
  return {
    act: { do: "close-session" },
    filled: true,
    second: [
      { do: "show-questions" },
      { do: "open-outcomes" },
      ...(item ? [{ do: "next-item" as const, item }] : [{ do: "pause-session" as const }]),
    ],
  }
}

export const itemRows: readonly Row[] = [nextItem, readOutcomes, close]
