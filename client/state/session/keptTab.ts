import { inTab } from "../kept.ts"

const tabs = ["note", "discussion", "results", "questions", "agenda"] as const
export type Tab = (typeof tabs)[number]

/** The pane of a room that this window shows, kept over a reload and only as long as the room is open. */
export function keptTab(room: string): Tab | null {
  const kept = inTab.read(`tab ${room}`)
  return tabs.find(tab => tab === kept) ?? null
}

export const keepTab = (room: string, tab: Tab | null): void => inTab.write(`tab ${room}`, tab)
