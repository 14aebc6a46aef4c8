const tabs = ["note", "discussion", "results", "questions", "agenda"] as const
export type Tab = (typeof tabs)[number]

/** The part of a room that this window shows, kept over a reload and no longer than the room is open. */
export function keptTab(room: string): Tab | null {
  try {
    const kept = sessionStorage.getItem(`tab ${room}`)
    return tabs.find(tab => tab === kept) ?? null
  } catch {
    // a browser that keeps nothing for pages begins anew
    return null
  }
}

export function keepTab(room: string, tab: Tab | null): void {
  try {
    if (tab) sessionStorage.setItem(`tab ${room}`, tab)
    else sessionStorage.removeItem(`tab ${room}`)
  } catch {
    // as above
  }
}
