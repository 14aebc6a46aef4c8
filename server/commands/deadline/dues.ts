import type { NewEvent } from "../../../shared/contract/events.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { RoundId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import { derivePerTable } from "../../../shared/rules/derivePerTable.ts"
import { overrunsComing } from "../../../shared/rules/floor/budgets/overruns.ts"
import { openingsOf } from "../../../shared/rules/gate/opening.ts"
import { closesAt } from "../../../shared/rules/readings/deadlines.ts"
import type { Decision, ReadCommand } from "../../core/command.ts"
import { serverActor, serverLooking } from "../../core/serverActor.ts"
import { notingOverruns } from "../floor/budgetDefinitions.ts"
import { opensAtItsTime } from "../people/opening.ts"
import { endPressLink } from "../public/embargo/pressLinks.ts"
import { placeOfRecord } from "../record/place.ts"
import { answersInBatchOf } from "../round/answersRead.ts"
import { endAtDeadline } from "../round/batch/atDeadline.ts"
import { close, showAfter } from "../round/ending.ts"

/**
 * A command that the server itself performs at a deadline: a round ends, an erratum comes into force, a
 * side's time is over, or a press link ends.
 */
export interface Due {
  at: Instant
  /** when the round, the erratum or the turn began; of two deadlines at the same instant, the older one is performed first */
  since: Instant
  command: ReadCommand
}

/** All deadlines of a workspace, the earliest first. */
export const duesOf = (state: State): Due[] =>
  state.workspace?.removed || state.workspace?.archived
    ? []
    : [
        ...roundsDue(state.rounds),
        ...errataDue(state.records),
        ...reviewsDue(state.records),
        ...overrunsOf(state),
        ...pressLinksEnding(state.sessions),
        ...openingsOf(state).map(({ id, at, since }) => ({ at, since, command: opensAtItsTime(id) })),
      ].toSorted((a, b) => a.at - b.at || a.since - b.since)

/** The overruns of the sessions that are held (DOMAIN Y6). */
const overrunsOf = (state: State): Due[] =>
  Object.values(state.sessions).flatMap(session =>
    overrunsComing(state, session).map(({ at }) => ({
      at,
      since: session.floor.speaking?.since ?? at,
      command: notingOverruns(session.id),
    })),
  )

const pressLinksEnding = derivePerTable((sessions: State["sessions"]): Due[] =>
  Object.values(sessions).flatMap(({ press = [] }) =>
    press
      .filter(({ ended }) => ended === null)
      .map(({ id, at, until }) => ({ at: until, since: at, command: endPressLink(id) })),
  ),
)

/**
 * The rounds that end by themselves, and those whose result waits until they cannot be taken up again. The rounds of a
 * batch end together, so a batch has one deadline.
 */
const roundsDue = derivePerTable((rounds: State["rounds"]): Due[] => {
  const batches = new Set<string>()
  return Object.values(rounds).flatMap(round => {
    const { id, batch = id, silence, openedAt, again = null } = round
    const shows = round.state === "closed" && round.shows === true
    const at = round.state === "open" ? closesAt(round) : shows ? again : null
    if (at === null || batches.has(batch)) return []
    batches.add(batch)
    return [{ at, since: openedAt, command: shows ? showAfter(id) : silence ? endOf(id) : endAtDeadline(id) }]
  })
})

const errataDue = derivePerTable((records: State["records"]): Due[] =>
  Object.values(records)
    .filter(record => record.state === "in_force")
    .flatMap(record =>
      record.errata
        .filter(erratum => erratum.state === "proposed")
        .map(({ id, at, endsAt }) => ({ at: endsAt, since: at, command: inForce(record.id, id) })),
    ),
)

/**
 * Ends a silence procedure at its deadline. The deadline is read again first, because a moderator may have extended it.
 */
const endOf = (round: RoundId): ReadCommand =>
  serverLooking(answersInBatchOf(round), situation => {
    const row = situation.state.rounds[round]
    if (row?.state !== "open" || (row.endsAt ?? 0) > situation.now) return { events: [] }
    return close(situation, round, { evenBelowQuorum: true, shows: true })
  })

/**
 * Puts an erratum into force. Does nothing if the record is no longer in force or the erratum is no longer proposed.
 */
const inForce = (record: keyof State["records"], erratum: string): ReadCommand =>
  serverActor(({ state, now }): Decision => {
    const card = state.records[record]
    const row = card?.errata.find(one => one.id === erratum)
    if (card?.state !== "in_force" || row?.state !== "proposed" || row.endsAt > now) return { events: [] }
    const event: NewEvent = { kind: "erratum-in-force", body: { ...placeOfRecord(card), erratum } }
    return { events: [event] }
  })

/** The reviews whose day the server has not noted yet. The day begins at midnight in UTC (DOMAIN J2). */
const reviewsDue = derivePerTable((records: State["records"]): Due[] =>
  Object.values(records).flatMap(record => {
    const { state, review } = record
    if (state !== "in_force" || !review || review.on === null || review.noted) return []
    return [{ at: Date.parse(review.on), since: review.at, command: reviewCame(record.id, review.on) }]
  }),
)

const reviewCame = (record: keyof State["records"], on: string): ReadCommand =>
  serverActor(({ state, now }): Decision => {
    const card = state.records[record]
    const review = card?.state === "in_force" ? card.review : undefined
    if (!card || review?.on !== on || review.noted || Date.parse(on) > now) return { events: [] }
    return { events: [{ kind: "review-due", body: { ...placeOfRecord(card), on } }] }
  })
