import type { PressLink, Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"
import { derivePerTable } from "../derivePerTable.ts"

type Embargo = { session: Session; end: Instant }

function lastOf(sessions: State["sessions"], counts: (session: Session) => boolean): Embargo | null {
  let last: Embargo | null = null
  for (const session of Object.values(sessions)) {
    const end = session.embargo ?? null
    if (end !== null && counts(session) && end > (last?.end ?? 0)) last = { session, end }
  }
  return last
}

/** The session whose embargo ends last; null if no session has one. An embargo closes the whole panel (DOMAIN EM1). */
const lastClosing = derivePerTable((sessions: State["sessions"]) =>
  lastOf(sessions, ({ embargoCloses }) => embargoCloses === true),
)
const lastAsked = derivePerTable((sessions: State["sessions"]) => lastOf(sessions, () => true))

const holds = (last: Embargo | null, now: Instant): Embargo | null => (last && last.end > now ? last : null)

/** The embargo that closes the panel now, with the session that it belongs to; null if none does. */
export const embargoNow = ({ sessions }: Pick<State, "sessions">, now: Instant) => holds(lastClosing(sessions), now)

/** The embargo that pages and papers ask their readers to keep now; one of an older log asks, too (DOMAIN EM7). */
export const embargoAsked = ({ sessions }: Pick<State, "sessions">, now: Instant) => holds(lastAsked(sessions), now)

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
