import type { SeatThen } from "../../fold/peopleState.ts"
import type { SaidKey } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"
import type { Spoken, Texts } from "../../model/texts.ts"
import type { NameThen } from "../../rules/people/namesOfTheDay.ts"
import { isOfThisHolder } from "../../rules/people/seats/holder.ts"
import { interestKey } from "../../rules/said/inThreads.ts"
import { momentMs, tellsObjections, wordedAnew } from "../changes/seatsTogether.ts"
import type { Attended, Proceedings } from "../proceedings/proceedings.ts"
import { clockIn, momentIn } from "../time/clocks.ts"
import type { MinutesWords } from "../words/words.ts"

/** A sentence with the key by which an amendment identifies it. */
interface Placed {
  place: string
  text: string
}

/** Renders the session's time in every city, and the attendance: who was present, absent, or present for a part. */
export function attendanceProse(
  proceedings: Proceedings,
  words: MinutesWords,
  name: NameThen,
  inLang: (texts: Texts) => string,
): Placed[] {
  const { session, state, from, to, present, absent, programs } = proceedings
  const { lang } = words
  const cities = session.cities.length > 0 ? session.cities : [{ name: { en: "UTC" }, zone: "UTC" }]
  const held =
    from === null
      ? []
      : cities.map(({ name, zone }) => ({
          place: `held ${zone}`,
          text: words.held(momentIn(lang, from, zone), to === null ? null : clockIn(lang, to, zone), inLang(name)),
        }))
  const zone = cities[0]?.zone ?? "UTC"
  const panel = ({ role }: SeatThen) => role === "panelist"
  const names = (all: readonly Attended[], keep: (seat: SeatThen) => boolean) =>
    all.flatMap(({ member, seats, named }) => {
      const seat = seats.find(keep)
      if (!seat) return []
      const own = name(member.id, named)
      return panel(seat) && seat.delegate ? words.sitsFor(own, name(seat.delegate, named)) : own
    })
  const by = (keep: (seat: SeatThen) => boolean) => names(present, keep)
  const line = (place: string, all: string[], say: (all: string[]) => string): Placed[] =>
    all.length > 0 ? [{ place, text: say(all) }] : []
  return [
    ...held,
    ...line(
      "chair",
      by(({ role }) => role === "moderator"),
      words.chaired,
    ),
    ...line(
      "secretary",
      by(({ role }) => role === "secretary"),
      words.kept,
    ),
    ...line(
      "program",
      programs.map(id => name(id, session.startsAt)),
      words.byToken,
    ),
    ...line(
      "interpreter",
      by(({ role }) => role === "interpreter"),
      words.interpreted,
    ),
    ...state.sides.flatMap(side =>
      line(
        `side ${side.id}`,
        by(one => panel(one) && one.side === side.id),
        all => words.present(all, inLang(side.title)),
      ),
    ),
    ...line(
      "panelists",
      by(one => panel(one) && one.side === null),
      all => words.present(all, null),
    ),
    ...line(
      "alternates",
      by(({ role }) => role === "alternate"),
      words.alternates,
    ),
    ...line("absent", names(absent, panel), words.absent),
    ...tickers(session).map(by => ({
      place: `ticked ${by}`,
      text: words.ticked(
        name(by, from ?? Infinity),
        present.flatMap(({ member, named }) =>
          session.attendance.some(one => one.member === member.id && one.tickedBy === by)
            ? [name(member.id, named)]
            : [],
        ),
      ),
    })),
    ...present.flatMap(one => partly(one, proceedings, { words, name, time: at => clockIn(lang, at, zone) })),
  ]
}

/** The members who ticked others as present. Entries of earlier versions do not say who did. */
const tickers = ({ attendance }: Proceedings["session"]) => [
  ...new Set(attendance.flatMap(({ tickedBy }) => tickedBy ?? [])),
]

/** A delay of fewer milliseconds is not printed as coming late, because a page takes time to open. */
const lateAfterMs = 60_000

interface Saying {
  words: MinutesWords
  name: NameThen
  time: (at: Instant) => string
}

/** A cut of presence under this many milliseconds is not printed: a line was down, nobody went out. */
const cutMs = 300_000

/**
 * The visits that took longer than a moment, without what lies before the session's start; the first one where none did.
 */
function withoutMoments(spans: Attended["spans"], start: Instant): Attended["spans"] {
  const since = spans.map(span => ({ ...span, from: Math.max(span.from, start) }))
  const longer = since.filter(({ from, to }) => to === null || to - from >= momentMs)
  return longer.length > 0 ? longer : since.slice(0, 1)
}

/** The times of presence, without short cuts, also one at the beginning or at the end. */
function withoutCuts(spans: Attended["spans"], { from, to }: Pick<Proceedings, "from" | "to">): Attended["spans"] {
  const all = spans.reduce<Attended["spans"]>((before, span) => {
    const last = before.at(-1)
    const isCut = last && last.to !== null && span.from - last.to < cutMs
    return isCut ? [...before.slice(0, -1), { from: last.from, to: span.to }] : [...before, span]
  }, [])
  return all.map((span, n) => ({
    from: n === 0 && from !== null && span.from - from < cutMs ? Math.min(span.from, from) : span.from,
    to: n === all.length - 1 && span.to !== null && to !== null && to - span.to < cutMs ? null : span.to,
  }))
}

function partly(
  { member, spans: all, named }: Attended,
  proceedings: Proceedings,
  { words, name, time }: Saying,
): Placed[] {
  const { from, to, session } = proceedings
  const place = `partly ${member.id}`
  // a sentence that somebody wrote anew stays, with the sentence of the log
  const isWritten = session.minutes.amended?.some(one => one.place === place) ?? false
  if (from === null) return []
  const isNewest = tellsObjections(session) && !isWritten
  const uncut = wordedAnew(session) && !isWritten ? withoutCuts(all, proceedings) : all
  const spans = isNewest ? withoutMoments(uncut, from) : uncut
  const [first] = spans
  const last = spans.at(-1)
  if (!first || !last) return []
  const whole =
    spans.length === 1 &&
    first.from - from < lateAfterMs &&
    (last.to === null || (to !== null && to - last.to < lateAfterMs))
  if (whole) return []
  const text = words.partly(
    name(member.id, named),
    spans.map(span => {
      const since = time(Math.max(span.from, from))
      const until = span.to === null ? null : time(span.to)
      return isNewest && until === since ? words.moment(since) : words.span(since, until)
    }),
  )
  return [{ place, text }]
}

/**
 * Renders the interests that present members stated, each as a quotation. The list is empty if names are not readable.
 */
export const interestsProse = (
  { present, state }: Proceedings,
  words: MinutesWords,
  name: NameThen,
): { said: string; text: Spoken; key: SaidKey }[] =>
  present.flatMap(({ member: { id, interest }, named }) => {
    // an interest belongs to a person: after a reissue, only the interest of the holder who was present is printed
    if (!interest || isOfThisHolder(state, id, interest.at) !== isOfThisHolder(state, id, named)) return []
    // a person who states an interest while joining has no seat yet, so `by` is null
    const enteredBy = interest.by === null || interest.by === id ? null : name(interest.by, interest.at)
    return [{ said: words.interest(name(id, named), enteredBy), text: interest.text, key: interestKey(id, interest) }]
  })
