import type { PressLink, Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"
import { derivePerTable } from "../derivePerTable.ts"

/** The session whose embargo ends last; null if no session has one. An embargo closes the whole panel (DOMAIN EM1). */
const lastEmbargoed = derivePerTable((sessions: State["sessions"]): { session: Session; end: Instant } | null => {
  let last: { session: Session; end: Instant } | null = null
  for (const session of Object.values(sessions)) {
    const end = session.embargo ?? null
    if (end !== null && end > (last?.end ?? 0)) last = { session, end }
  }
  return last
})

/** The embargo that holds now, with the session that it belongs to; null if none does. */
export function embargoNow({ sessions }: Pick<State, "sessions">, now: Instant) {
  const last = lastEmbargoed(sessions)
  return last && last.end > now ? last : null
}

/**
 * Returns how readers without a seat read the panel at a time: not at all, from the end of an embargo on, or now.
 * Everything that a reader without a seat gets is decided here (DOMAIN EM1).
 */
export function unseatedReading(
  { workspace, sessions }: Pick<State, "workspace" | "sessions">,
  now: Instant,
): { kind: "closed" } | { kind: "later"; at: Instant } | { kind: "open" } {
  if (!workspace || workspace.removed || !workspace.public) return { kind: "closed" }
  const embargo = embargoNow({ sessions }, now)
  return embargo ? { kind: "later", at: embargo.end } : { kind: "open" }
}

/** Whether the press link is neither revoked nor past its time (DOMAIN EM5). */
export const isPressLinkGood = ({ ended, until }: PressLink, now: Instant): boolean => ended === null && now < until

/** A press link of any session of the panel, with its session. */
export function findPressLink(
  { sessions }: Pick<State, "sessions">,
  id: string,
): { link: PressLink; session: Session } | null {
  for (const session of Object.values(sessions)) {
    const link = session.press?.find(one => one.id === id)
    if (link) return { link, session }
  }
  return null
}
