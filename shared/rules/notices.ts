import type { Round } from "../fold/consensusState.ts"
import type { Member } from "../fold/peopleState.ts"
import type { RecordRow } from "../fold/recordState.ts"
import type { State } from "../fold/state.ts"
import type { MemberId } from "../model/ids.ts"
import type { NoticeAbout } from "../model/notice.ts"
import { derivePerTable } from "./derivePerTable.ts"
import { toldBesides } from "./frame/contributors.ts"
import { openingsOf } from "./gate/opening.ts"
import { askedToConsent } from "./people/consent/consent.ts"
import { membersWithVoice } from "./people/consent/voices.ts"
import { renamingsUnseen } from "./people/namesOfTheDay.ts"
import { right } from "./policy.ts"
import { closesAt, togetherWith } from "./readings/deadlines.ts"
import { isActive, isBeside } from "./readings/members.ts"
import { noticesOf } from "./readings/notices.ts"
import { carriedWithdrawal } from "./record/afterwards/withdrawing.ts"
import { mayInsist } from "./record/corrections.ts"
import { owesConsent } from "./settings.ts"

/** The members who should get a notice; null if its subject is no longer current. */
export function toNotify(state: State, about: NoticeAbout): MemberId[] | null {
  const seated = Object.values(state.members).filter(isActive)
  switch (about.of) {
    case "silence": {
      const round = state.rounds[about.round]
      return round?.silence && round.state === "open"
        ? round.electorate.map(({ member }) => member).filter(member => isServed(state, member))
        : null
    }
    case "deadline": {
      const round = state.rounds[about.round]
      return round && closesAt(round) === about.endsAt ? electorsOf(state, round) : null
    }
    case "reminder": {
      const round = state.rounds[about.round]
      return round && !round.silence ? electorsOf(state, round) : null
    }
    case "minutes": {
      const session = state.sessions[about.session]
      return session?.minutes.state === "under_review" ? ofThePanel(seated) : null
    }
    case "correction": {
      const session = state.sessions[about.session]
      const correction = session?.minutes.corrections.find(({ id }) => id === about.correction)
      return session && correction && mayInsist(state, session, correction, correction.by) ? [correction.by] : null
    }
    case "record": {
      const record = state.records[about.record]
      return record ? toConfirm(membersWithVoice(state, record)) : null
    }
    case "proposal": {
      const proposal = state.proposals[about.proposal]
      const asked = proposal ? askedToConsent(state, proposal) : []
      return asked.length > 0 ? asked : null
    }
    case "erratum": {
      const record = state.records[about.record]
      const erratum = record?.errata.find(({ id }) => id === about.erratum)
      return record?.state === "in_force" && erratum?.state === "proposed" ? ofThePanel(seated) : null
    }
    case "withdrawn": {
      const record = state.records[about.record]
      return isNewlyWithdrawn(state, record) ? ofThePanel(seated) : null
    }
    case "review": {
      const review = state.records[about.record]?.review
      const isDue = state.records[about.record]?.state === "in_force" && review?.on === about.on && review.noted
      return isDue ? seated.filter(({ role }) => right(role, "declare") === "yes").map(({ id }) => id) : null
    }
    case "renaming": {
      const member = state.members[about.member]
      return member && isActive(member) && renamingsUnseen(member).length > 0 ? [member.id] : null
    }
    case "address": {
      const member = state.members[about.member]
      return member && !member.removed && member.addressSet ? [member.id] : null
    }
    case "seat":
      // The commit of the act appends this notice itself, so nobody has to send it by hand.
      return null
    case "reissue": {
      const member = state.members[about.member]
      return member && !member.removed && member.reissued ? [member.id] : null
    }
    case "attribution": {
      const owing = seated.filter(member => owesConsent(state, member)).map(({ id }) => id)
      return state.workspace?.attribution === about.attribution && owing.length > 0 ? owing : null
    }
    case "opening":
      return state.workspace?.openings?.[about.opening]
        ? [...new Set([...ofThePanel(seated), ...toldBesides(state)])]
        : null
    case "opening-off":
      return state.workspace?.openingsOff?.[about.opening] ? toldOf(state, about.opening) : null
    case "needs":
      return seated.filter(({ role }) => role !== "observer").map(({ id }) => id)
    case "withdrawal":
      return null
  }
}

/**
 * The members who were told of an opening, even if they have left since; null if nobody was, or a letter is still on
 * its way.
 */
function toldOf(state: State, opening: string): MemberId[] | null {
  const notices = noticesOf(state, { of: "opening", opening })
  if (notices.some(({ sent }) => sent === null)) return null
  const told = notices.flatMap(({ members }) => members).filter(id => state.members[id]?.erased === undefined)
  return told.length > 0 ? [...new Set(told)] : null
}

/**
 * The electors of an open round and of the other rounds of its batch who can still be asked, in the order of the
 * electorates. Null if the round is not open.
 */
function electorsOf(state: State, round: Round): MemberId[] | null {
  if (round.state !== "open") return null
  const all = togetherWith(state, round).flatMap(({ electorate }) => electorate.map(({ member }) => member))
  return [...new Set(all)].filter(member => isServed(state, member))
}

/**
 * Returns whether the elector can still be asked. An elector who left or was suspended after the round opened cannot be
 * asked.
 */
const isServed = ({ members }: State, id: MemberId): boolean => {
  const member = members[id]
  return member !== undefined && isActive(member)
}

/**
 * Returns whether the record was withdrawn by a proposal of this version. Earlier versions of Plenary stored
 * withdrawals as events of their own; the fold turns these into proposals with a topic. The server must not announce
 * these old withdrawals after an upgrade.
 */
const isNewlyWithdrawn = (state: State, record: RecordRow | undefined): boolean => {
  const carried = record?.state === "withdrawn" ? carriedWithdrawal(state, record) : null
  return carried !== null && carried.topic === undefined
}

const ofThePanel = (seated: readonly Member[]): MemberId[] =>
  seated.filter(member => !isBeside(member)).map(({ id }) => id)

/**
 * Notices that the server mails by itself, without anybody pressing a button: those that need an answer, and those with
 * a deadline.
 */
export const toldUnasked = (state: State): NoticeAbout[] => [
  ...(state.workspace ? [{ of: "attribution" as const, attribution: state.workspace.attribution }] : []),
  ...openingsOf(state).map(({ id: opening }) => ({ of: "opening" as const, opening })),
  ...Object.keys(state.workspace?.openingsOff ?? {}).map(opening => ({ of: "opening-off" as const, opening })),
  ...ofSilences(state.rounds),
  ...ofDeadlines(state.rounds),
  ...Object.values(state.proposals).map(({ id: proposal }) => ({ of: "proposal" as const, proposal })),
  ...ofRecords(state.records),
  ...ofMinutes(state.sessions),
]

/**
 * The notices about minutes that were sent with a time for comments, and about their declined corrections. Earlier
 * versions left the first to a press.
 */
const ofMinutes = derivePerTable((sessions: State["sessions"]): NoticeAbout[] =>
  Object.values(sessions).flatMap(({ id: session, minutes }): NoticeAbout[] => {
    const { state, endsAt, moved, wording, corrections } = minutes
    if (state !== "under_review") return []
    const hasTime = endsAt !== null && moved !== null && endsAt > moved.at
    return [
      ...(wording !== undefined && hasTime ? [{ of: "minutes" as const, session }] : []),
      ...corrections
        .filter(({ declined, insisted }) => declined && !insisted)
        .map(({ id: correction }) => ({ of: "correction" as const, session, correction })),
    ]
  }),
)

const ofSilences = derivePerTable((rounds: State["rounds"]): NoticeAbout[] =>
  Object.values(rounds)
    .filter(round => round.silence && round.state === "open")
    .map(({ id: round }) => ({ of: "silence", round })),
)

/** The notices about deadlines: one for each batch, by its first round. */
const ofDeadlines = derivePerTable((rounds: State["rounds"]): NoticeAbout[] => {
  const batches = new Set<string>()
  return Object.values(rounds).flatMap(({ id: round, batch = round, state, atDeadline, endsAt }): NoticeAbout[] => {
    if (state !== "open" || atDeadline === undefined || endsAt === null || batches.has(batch)) return []
    batches.add(batch)
    return [{ of: "deadline", round, endsAt }]
  })
})

/**
 * The notices about proposed errata, withdrawn records and reviews whose day has come. Other errata and records need
 * no notice.
 */
const ofRecords = derivePerTable((records: State["records"]): NoticeAbout[] =>
  Object.values(records).flatMap(({ id: record, errata, state, review }) => [
    ...(review?.noted && review.on !== null ? [{ of: "review" as const, record, on: review.on }] : []),
    ...errata
      .filter(one => one.state === "proposed")
      .map(({ id: erratum }): NoticeAbout => ({ of: "erratum", record, erratum })),
    ...(state === "withdrawn" ? [{ of: "withdrawn" as const, record }] : []),
  ]),
)

/** The ids of the members who may confirm a record; null if nobody may. */
const toConfirm = (voices: readonly Member[]): MemberId[] | null =>
  voices.length > 0 ? voices.map(({ id }) => id) : null
