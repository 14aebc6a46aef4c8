import type { Member } from "../fold/state.ts"
import { nameFor } from "../model/names.ts"
import type { Instant } from "../model/terms.ts"
import type { Spoken, Texts } from "../model/texts.ts"
import type { Attended, Proceedings } from "./proceedings.ts"
import { clock, moment } from "./time/clocks.ts"
import type { Words } from "./words.ts"

/** When the session was held, in every city; who was there, who was not, and who for a part of it. */
export function attendanceProse(proceedings: Proceedings, words: Words, inLang: (texts: Texts) => string): string[] {
  const { session, state, from, to, present, absent } = proceedings
  const { lang } = words
  const cities = session.cities.length > 0 ? session.cities : [{ name: { en: "UTC" }, zone: "UTC" }]
  const held =
    from === null
      ? []
      : cities.map(({ name, zone }) =>
          words.held(moment(lang, from, zone), to === null ? null : clock(lang, to, zone), inLang(name)),
        )
  const zone = cities[0]?.zone ?? "UTC"
  const seated = present.map(({ member }) => member)
  const by = (keep: (member: Member) => boolean) =>
    seated.filter(keep).map(member => nameFor(lang, member) || words.nobody)
  const line = (names: string[], say: (names: string[]) => string) => (names.length > 0 ? [say(names)] : [])
  const panel = ({ role }: Member) => role === "panelist"
  return [
    ...held,
    ...line(
      by(({ role }) => role === "moderator"),
      words.chaired,
    ),
    ...line(
      by(({ role }) => role === "secretary"),
      words.kept,
    ),
    ...state.sides.flatMap(side =>
      line(
        by(one => panel(one) && one.side === side.id),
        names => words.present(names, inLang(side.title)),
      ),
    ),
    ...line(
      by(one => panel(one) && one.side === null),
      names => words.present(names, null),
    ),
    ...line(
      absent.filter(panel).map(member => nameFor(lang, member) || words.nobody),
      words.absent,
    ),
    ...present.flatMap(one => partly(one, proceedings, words, at => clock(lang, at, zone))),
  ]
}

/** Nobody is told to have come late by less than this: a page takes its time to open. */
const noticed = 60_000

function partly({ member, spans }: Attended, { from, to }: Proceedings, words: Words, time: (at: Instant) => string) {
  const [first] = spans
  const last = spans.at(-1)
  if (!first || !last || from === null) return []
  const whole =
    spans.length === 1 && first.from - from < noticed && (last.to === null || (to !== null && to - last.to < noticed))
  if (whole) return []
  return [
    words.partly(
      nameFor(words.lang, member) || words.nobody,
      spans.map(span => words.span(time(Math.max(span.from, from)), span.to === null ? null : time(span.to))),
    ),
  ]
}

/** What those who were there have stated as an interest, in their own words; none where names stay in the room. */
export const interestsProse = ({ present }: Proceedings, words: Words): { said: string; text: Spoken }[] =>
  present.flatMap(({ member }) =>
    member.interest ? [{ said: words.interest(nameFor(words.lang, member)), text: member.interest.text }] : [],
  )
