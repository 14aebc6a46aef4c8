import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import { derivePerTable } from "../derivePerTable.ts"
import { isHeld } from "./held.ts"

/** A position that officers entered and confirmed for a member in a round that is not shown yet. */
interface Heard {
  member: string
  aloud: { by: string; officer: string | null } | null
}

/**
 * Members who are connected, or whom the secretary has ticked in a session that is live or in a break (DOMAIN F1).
 * `heard` are the sealed answers of a round, if the caller reads them.
 */
export function presentIn(state: State, connected: Iterable<string>, heard: readonly Heard[] = []): Set<string> {
  const ticks = Object.values(state.sessions)
    .filter(isHeld)
    .flatMap(session =>
      session.attendance
        .filter(({ ticked, to }) => ticked && to === null)
        .map(span => ({ span, since: session.startedAt ?? 0 })),
    )
  const spoken = ticks.length === 0 ? [] : [...spokenIn(state.rounds), ...heard.flatMap(heardNow)]
  const there = ticks.filter(({ span, since }) => !spokeFor(spoken, span, since))
  return new Set([...connected, ...there.map(({ span }) => span.member)])
}

/** A member for whom these officers entered and confirmed a position, and when it was shown. */
interface Spoken {
  member: string
  officers: readonly (string | null)[]
  at: number
}

/** The spoken positions of all rounds that were shown. Each command asks who is present. */
const spokenIn = derivePerTable((rounds: State["rounds"]): Spoken[] =>
  Object.values(rounds).flatMap(({ answers, revealedAt }) =>
    (answers ?? []).flatMap(({ member, aloud }) =>
      member && aloud ? [{ member, officers: [aloud.enteredBy, aloud.officer], at: revealedAt ?? 0 }] : [],
    ),
  ),
)

const heardNow = ({ member, aloud }: Heard): Spoken[] =>
  aloud ? [{ member, officers: [aloud.by, aloud.officer], at: Number.POSITIVE_INFINITY }] : []

/**
 * Whether the officer who ticked the member has also entered or confirmed a position for them in this session, before
 * the tick or after it. Such a tick makes nobody present (DOMAIN F1).
 */
const spokeFor = (
  spoken: readonly Spoken[],
  { member, tickedBy }: Session["attendance"][number],
  since: number,
): boolean =>
  tickedBy !== undefined &&
  spoken.some(one => one.at >= since && one.member === member && one.officers.includes(tickedBy))
