import type { MemberId, SideId } from "../../model/ids.ts"
import type { ItemHeld, Proceedings } from "./proceedings.ts"

/** The data of a session's charts: planned and used time of items, and speaking time of members. */
export interface Pictures {
  /** milliseconds of each item that was held, without breaks */
  items: { item: ItemHeld["item"]["id"]; plannedMs: number; usedMs: number }[]
  /** milliseconds that each member spoke; empty if the reader may not know who spoke */
  spoken: { member: MemberId; side: SideId | null; ms: number }[]
}

const minuteMs = 60_000

export function picturesOf({ items, state }: Proceedings): Pictures {
  const turns = items.flatMap(({ lines }) => lines.flatMap(line => (line.kind === "turn" ? [line.turn] : [])))
  const spoken = new Map<MemberId, number>()
  for (const { by, ms } of turns) spoken.set(by, (spoken.get(by) ?? 0) + ms)
  return {
    items: items
      .filter(({ used }) => used > 0)
      .map(({ item, planned, used }) => ({ item: item.id, plannedMs: planned * minuteMs, usedMs: used })),
    spoken: [...spoken]
      .map(([member, ms]) => ({ member, side: state.members[member]?.side ?? null, ms }))
      .toSorted((a, b) => b.ms - a.ms),
  }
}
