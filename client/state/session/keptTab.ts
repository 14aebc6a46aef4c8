import { inTab } from "../kept/kept.ts"

const tabs = ["note", "discussion", "results", "questions", "agenda"] as const
export type Tab = (typeof tabs)[number]

/**
 * Returns the tab that a session's page shows in this window. The stored tab survives a reload and is removed when the
 * reader leaves the page.
 */
export function keptTab(room: string): Tab | null {
  const kept = inTab.read(`tab ${room}`)
  return tabs.find(tab => tab === kept) ?? null
}

export const keepTab = (room: string, tab: Tab | null): void => inTab.write(`tab ${room}`, tab)
