import { letterSentence } from "../../../generated/words/letter.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { type Instant, type Lang, locales } from "../../../shared/model/terms.ts"
import { closesAt } from "../../../shared/rules/readings/deadlines.ts"
import { reviewOn } from "../../../shared/rules/record/living/reviews.ts"
import { answersIn } from "../../../shared/rules/round/electorate/electorate.ts"
import { inEachCity, inLang } from "../letterTo.ts"
import type { Dated } from "./ics.ts"

/** Milliseconds that a session without a planned length takes up in a calendar. */
const presetMs = 60 * 60_000

interface Reader {
  /** the member whose calendar it is; null for the calendar of the whole workspace */
  member: MemberId | null
  lang: Lang
  /** the address of the workspace's page */
  home: string
  /** whether an embargo closes the workspace to readers without a seat */
  embargoed?: boolean
}

/**
 * The dates of a workspace, as its reader's audience may read them: sessions, deadlines of open rounds and batches, and
 * days on which records are reviewed (DOMAIN X2). A member's calendar has the deadlines of the rounds that ask the
 * member, whether they have answered or not.
 */
export function calendarOf(
  state: State,
  { member, lang, home, embargoed = false }: Reader,
): { name: string; events: Dated[] } {
  const name = inLang(state.workspace?.title ?? {}, lang)
  const sessions = Object.values(state.sessions).map(one => sessionDate(state, one, { name, lang, home }))
  // the workspace's calendar is read without a seat, so during an embargo it has only the sessions (DOMAIN EM6)
  if (embargoed && member === null) return { name, events: sessions }
  const open = Object.values(state.rounds).filter(
    round => round.state === "open" && closesAt(round) !== null && (member === null || answersIn(state, round, member)),
  )
  const together = Object.values(Object.groupBy(open, ({ id, batch }) => batch ?? id))
  const deadlines = together.flatMap(rounds => deadlineIn(state, rounds ?? [], { name, lang, home }))
  const reviews = Object.values(state.records).flatMap((record): Dated[] => {
    const on = reviewOn(record)
    if (on === null) return []
    const title = letterSentence(lang, "calendar.review", { n: record.number, workspace: name })
    const [text, url, changedAt] = ["", `${home}/r/${record.number}`, record.review?.at ?? record.declaredAt]
    return [{ uid: `review-${record.id}@plenary`, from: on, to: null, title, text, url, cancelled: false, changedAt }]
  })
  return { name, events: [...sessions, ...deadlines, ...reviews] }
}

interface Worded {
  name: string
  lang: Lang
  home: string
}

/** The date of one session. `home` is the address of the workspace's page. */
export function sessionDate(state: State, session: Session, { name, lang, home }: Worded): Dated {
  const { id, startsAt, startedAt, closedAt, cities, items, turned, last, replannedAt, reason = "" } = session
  const cancelled = session.state === "cancelled"
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
  const from = startedAt ?? startsAt
  const planned = from + (minutes * 60_000 || presetMs)
  const agenda = items.map((item, n) =>
    letterSentence(lang, "calendar.item", { n: n + 1, title: inLang(item.title, lang), minutes: item.minutes }),
  )
  const called = letterSentence(lang, "calendar.session", {
    title: inLang(session.title, lang),
    workspace: name,
    cancelled: cancelled ? "yes" : "no",
  })
  const text = [inEachCity(state, from, lang, cities), ...(cancelled && reason !== "" ? [reason] : []), ...agenda]
  return {
    uid: `session-${id}@plenary`,
    from,
    to: Math.max(closedAt ?? planned, from),
    title: called,
    text: text.join("\n"),
    url: `${home}/s/${id}`,
    cancelled,
    changedAt: Math.max(turned.at, replannedAt ?? 0, last?.time?.at ?? 0),
  }
}

/** The deadline of one round, or of the rounds of a batch, which have the same one. */
function deadlineIn(state: State, rounds: readonly Round[], { name, lang, home }: Worded): Dated[] {
  const [first] = rounds
  const at: Instant | null = first ? closesAt(first) : null
  if (!first || at === null) return []
  const labels = rounds.map(({ statement }) => state.statements[statement]?.label ?? "")
  const label = new Intl.ListFormat(locales[lang], { type: "unit" }).format(labels)
  return [
    {
      uid: `deadline-${first.batch ?? first.id}@plenary`,
      from: at,
      to: null,
      title: letterSentence(lang, "calendar.deadline", { n: rounds.length, label, workspace: name }),
      text: [inEachCity(state, at, lang), label].join("\n"),
      url: first.batch === undefined ? `${home}/t/${first.topic}` : `${home}/b/${first.batch}`,
      cancelled: false,
      changedAt: Math.max(...rounds.map(({ openedAt, clockFrom }) => clockFrom ?? openedAt)),
    },
  ]
}
