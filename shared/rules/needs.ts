import type { Need } from "../contract/queries.ts"
import type { Round } from "../fold/consensusState.ts"
import type { Member } from "../fold/peopleState.ts"
import type { State } from "../fold/state.ts"
import type { Named } from "../model/names.ts"
import type { Instant } from "../model/terms.ts"
import { citiesOf } from "./floor/cities.ts"
import { toNotify } from "./notices.ts"
import { askedToConsent } from "./people/consent/consent.ts"
import { isAskedToAgree } from "./people/consent/terms.ts"
import { nameAt, renamingsUnseen } from "./people/namesOfTheDay.ts"
import { hasAttended } from "./people/seats/holder.ts"
import { right } from "./policy.ts"
import { batchesOf, closesAt } from "./readings/deadlines.ts"
import { isActive } from "./readings/members.ts"
import { nameInProposal } from "./readings/proposals.ts"
import { findMember } from "./readings/rows.ts"
import { correctsMinutes, isAdoptable } from "./record/corrections.ts"
import { reviewStep } from "./record/living/reviews.ts"
import { objectorsTurn } from "./record/objectors.ts"
import { adoptionAwaited } from "./record/proposed.ts"
import { answersIn } from "./round/electorate/electorate.ts"
import { translationsToAnswer } from "./said/toAnswer.ts"
import { textsWanted } from "./text/wanted.ts"

/**
 * The tasks that wait for one member. Secret rounds are left out, because nobody may know who has answered in them.
 * `answered` are the open rounds that the member has answered. The caller passes them, because the log does not contain
 * answers of open rounds.
 */
export function needsOf(state: State, id: string, answered: ReadonlySet<string>, now: Instant): Need[] {
  const member = findMember(state, id)
  if (!member || !isActive(member)) return []
  const open = Object.values(state.rounds)
    .filter(round => round.state === "open" && round.anonymity !== "secret" && answersIn(state, round, id))
    .filter(round => !answered.has(round.id) && (closesAt(round) ?? Infinity) > now)
  const batches = batchNeeds(state, open)
  const rounds = open
    .filter(({ batch }) => batch === undefined)
    .map(({ kind, anonymity, statement, topic }) => {
      const named = anonymity === "named"
      return { need: "answer" as const, kind, named, label: state.statements[statement]?.label ?? "", topic }
    })
  const objections = objectorsTurn(state, id).map(({ want, statement: { label, topic } }) => ({
    need: want,
    label,
    topic,
  }))
  const wanted = member.role === "panelist" ? textsWanted(state, member) : []
  const texts = wanted.map(({ want, statement: { label, topic }, lang }) => ({ need: want, label, lang, topic }))
  const confirmations = Object.values(state.records).flatMap(({ id: record, number: n }) =>
    toNotify(state, { of: "record", record })?.some(one => one === id) ? [{ need: "confirm" as const, n }] : [],
  )
  const consents = Object.values(state.proposals)
    .filter(proposal => askedToConsent(state, proposal).some(one => one === id))
    .map(({ about }) => ({
      need: "consent" as const,
      act: about.act,
      name: nameInProposal(state, { about }),
      ...("record" in about && { n: state.records[about.record]?.number ?? 0 }),
      ...("session" in about && { session: about.session }),
    }))
  const actions = Object.values(state.actions)
    .filter(({ owners, done }) => done === null && owners.some(owner => owner === id))
    .map(({ text, due }) => ({ need: "action" as const, text, due }))
  const translations = translationsToAnswer(state, id, now)
  const self = ownNeeds(state, member)
  return [
    ...rounds,
    ...batches,
    ...objections,
    ...confirmations,
    ...(isAskedToAgree(state, member) ? [{ need: "terms" as const }] : []),
    ...consents,
    ...texts,
    ...translations,
    ...minutesNeeds(state, member, now),
    ...reviewNeeds(state, member, now),
    ...self,
    ...actions,
  ]
}

/** One need for each batch, however many of its rounds wait. */
function batchNeeds(state: State, open: readonly Round[]): Need[] {
  const cities = [...citiesOf(state)]
  return [...batchesOf(open)].flatMap(([batch, rounds]): Need[] => {
    const [first] = rounds
    return first ? [{ need: "batch", batch, n: rounds.length, until: closesAt(first), cities }] : []
  })
}

const namedOf = ({ name, romanised, short }: Named): Named => ({ name, romanised, short })

const addressNeeds = (state: State, { addressSet }: Member): Need[] =>
  addressSet
    ? [
        {
          need: "address",
          by: nameAt(state, addressSet.by, addressSet.at)?.name ?? null,
          cleared: addressSet.cleared,
        },
      ]
    : []

/** The member's needs that come from entries by other people: an address, an interest to confirm, a new name. */
const ownNeeds = (state: State, member: Member): Need[] => [
  ...addressNeeds(state, member),
  ...(member.proposedInterest ? [{ need: "interest" as const }] : []),
  ...renamingsUnseen(member).map(({ was, now, by }) => ({
    need: "renamed" as const,
    by: nameAt(state, by, was.until)?.name ?? null,
    was: namedOf(was),
    now: namedOf(now),
  })),
]

/** The reviews of records that wait for a moderator (DOMAIN J2, J4). */
const reviewNeeds = (state: State, { role }: Member, now: Instant): Need[] =>
  right(role, "declare") !== "yes"
    ? []
    : Object.values(state.records).flatMap((record): Need[] => {
        const step = reviewStep(state, record, now)
        return step ? [{ need: "review", n: record.number, step }] : []
      })

/**
 * The tasks from minutes. Members who attended may correct minutes under review. The chairs decide on proposed
 * corrections. The chairs also get a reminder once the period is over, because the server does not adopt minutes by
 * itself (DOMAIN M2).
 */
const minutesNeeds = (state: State, member: Member, now: Instant): Need[] =>
  Object.values(state.sessions).flatMap(row => {
    const { id: session, title, cities, minutes } = row
    const { state: at, endsAt, corrections } = minutes
    const n = corrections.filter(({ accepted }) => accepted === null).length
    const chairs = at === "under_review" && right(member.role, "adopt the minutes") === "yes"
    const adopts = chairs && isAdoptable(minutes, now) && adoptionAwaited(state, session) === null
    const reads = at === "under_review" && correctsMinutes(state, row, member) && hasAttended(state, row, member.id)
    const open = reads && endsAt !== null && endsAt > now
    return [
      ...(open ? [{ need: "minutes" as const, session, title, cities, until: endsAt }] : []),
      ...(chairs && n > 0 ? [{ need: "corrections" as const, session, title, n }] : []),
      ...(adopts ? [{ need: "adopt" as const, session, title }] : []),
    ]
  })
