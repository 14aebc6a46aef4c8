import type { ProposedSeatAct as SeatProposal } from "../../shared/contract/events/proposal.ts"
import type { City } from "../../shared/contract/events/session.ts"
import type { Round } from "../../shared/fold/consensusState.ts"
import type { Member } from "../../shared/fold/peopleState.ts"
import type { Proposal, State } from "../../shared/fold/state.ts"
import { dayIn } from "../../shared/minutes/time/clocks.ts"
import { seatIn as seatTold } from "../../shared/minutes/words/people.ts"
import type { MemberId } from "../../shared/model/ids.ts"
import { nameChange, nameFor } from "../../shared/model/names.ts"
import type { NoticeAbout, SeatAct } from "../../shared/model/notice.ts"
import { type Instant, type Lang, locales } from "../../shared/model/terms.ts"
import type { Texts } from "../../shared/model/texts.ts"
import { offsetIfTwice } from "../../shared/model/wallTime.ts"
import { citiesOf } from "../../shared/rules/floor/cities.ts"
import { removalReason } from "../../shared/rules/people/accessEnd.ts"
import { nameAt, renamingsOf } from "../../shared/rules/people/namesOfTheDay.ts"
import { changeAct } from "../../shared/rules/people/seats/seatActs.ts"
import { closesAt, togetherWith } from "../../shared/rules/readings/deadlines.ts"
import { isActive } from "../../shared/rules/readings/members.ts"
import { correctsMinutes } from "../../shared/rules/record/corrections.ts"
import { textsAsked } from "../../shared/rules/text/leftOut.ts"
import { type Asked, type NoticeLetter, noticeWords } from "./words.ts"

export interface Reader {
  member: MemberId
  /**
   * the number of answers that the reader owes (rules/needs); only a reminder states this number. Null if the letter
   * may not state it.
   */
  waiting: number | null
  /** set if nobody may learn from the log or the list of letters whether this reader gets a letter */
  untold?: "sent-one" | "sent-none"
  /** by which the reader of a letter about an opening says no to it */
  no?: string
}

/** A notice in its reader's language, with a link to the page that it is about. Null if the notice is out of date. */
export function letterTo(state: State, reader: Reader, about: NoticeAbout, url: string): NoticeLetter | null {
  const row = state.members[reader.member]
  if (!row || !state.workspace || !(isActive(row) || ofTheSeat.has(about.of))) return null
  const said = written(state, reader, about, row)
  if (!said) return null
  const link = reader.no === undefined ? `${url}/w/${state.workspace.slug}${said.path}` : `${url}/opening#${reader.no}`
  const text = noticeWords(row.lang).framed({ name: row.name, text: said.text, url: link })
  return { subject: said.subject, text }
}

/** The notices about the seat itself, and about what its owner said. The owner gets them even if the seat is no longer active. */
const ofTheSeat: ReadonlySet<NoticeAbout["of"]> = new Set([
  "reissue",
  "address",
  "seat",
  "opening",
  "opening-off",
] as const)

type Written = NoticeLetter & { path: string }

function written(state: State, { member, waiting }: Reader, about: NoticeAbout, row: Member): Written | null {
  const { lang } = row
  const words = noticeWords(lang)
  const workspace = inLang(state.workspace?.title ?? {}, lang)
  switch (about.of) {
    case "silence": {
      const round = state.rounds[about.round]
      const statement = round && state.statements[round.statement]
      if (round?.state !== "open" || !statement) return null
      const wording = inLang(Object.fromEntries(textsAsked(statement, round).map(one => [one.lang, one.text])), lang)
      const until = inEachCity(state, round.endsAt ?? 0, lang)
      return { ...words.silence({ workspace, label: statement.label, wording, until }), path: `/t/${round.topic}` }
    }
    case "deadline":
    case "reminder": {
      const round = state.rounds[about.round]
      return round?.state === "open" ? askingIn(state, round, { about, workspace, lang, waiting: waiting ?? 0 }) : null
    }
    case "minutes": {
      const session = state.sessions[about.session]
      if (!session) return null
      const { endsAt } = session.minutes
      const until = endsAt === null ? null : inEachCity(state, endsAt, lang, session.cities)
      const corrects = correctsMinutes(state, session, row)
      const facts = { workspace, session: inLang(session.title, lang), until, corrects }
      return { ...words.minutes(facts), path: `/s/${session.id}/minutes` }
    }
    case "correction": {
      const session = state.sessions[about.session]
      const reason = session?.minutes.corrections.find(({ id }) => id === about.correction)?.declined?.reason
      if (!session || reason === undefined) return null
      const facts = { workspace, session: inLang(session.title, lang), reason }
      return { ...words.correction(facts), path: `/s/${session.id}/minutes` }
    }
    case "record": {
      const record = state.records[about.record]
      if (!record) return null
      const deputy = state.members[member]?.role === "panelist"
      return { ...words.record({ workspace, n: record.number, deputy }), path: `/r/${record.number}` }
    }
    case "proposal": {
      const proposal = state.proposals[about.proposal]
      return proposal ? asking(state, proposal, { workspace, member, lang }) : null
    }
    case "renaming": {
      const renaming = renamingsOf(row).at(-1)
      if (!renaming) return null
      const { by, was, now } = renaming
      const who = by === null ? words.administrator : nameFor(lang, nameAt(state, by, was.until) ?? was)
      return { ...words.renaming({ workspace, by: who, ...nameChange(lang, was, now) }), path: "" }
    }
    case "address": {
      const { addressSet } = row
      if (!addressSet) return null
      const setter = nameAt(state, addressSet.by, addressSet.at)
      const by = setter ? nameFor(lang, setter) : words.administrator
      return { ...words.address({ workspace, by, cleared: addressSet.cleared }), path: "" }
    }
    case "seat":
      return { ...doneWith(state, row, about.act, workspace), path: "" }
    case "reissue":
      return row.reissued ? { ...words.reissue({ workspace, reason: row.reissued.reason }), path: "" } : null
    case "erratum": {
      const record = state.records[about.record]
      const erratum = record?.errata.find(({ id }) => id === about.erratum)
      if (!record || !erratum) return null
      const until = inEachCity(state, erratum.endsAt, lang)
      const facts = { workspace, n: record.number, wording: erratum.text, reason: erratum.reason, until }
      return { ...words.erratum(facts), path: `/r/${record.number}` }
    }
    case "review": {
      const record = state.records[about.record]
      if (!record) return null
      return {
        ...words.review({ workspace, n: record.number, date: dayIn(lang, about.on) }),
        path: `/r/${record.number}`,
      }
    }
    case "withdrawn": {
      const record = state.records[about.record]
      if (!record) return null
      const facts = { workspace, n: record.number, reason: record.reason }
      return { ...words.withdrawn(facts), path: `/r/${record.number}` }
    }
    case "withdrawal":
      return null
    case "attribution":
      return { ...words.attribution({ workspace, attribution: about.attribution }), path: "" }
    case "opening": {
      const opening = state.workspace?.openings?.[about.opening]
      if (!opening) return null
      const facts = { workspace, until: inEachCity(state, opening.at, lang) }
      return { ...(opening.publish ? words.publication(facts) : words.opening(facts)), path: "" }
    }
    case "opening-off": {
      const opening = state.workspace?.openingsOff?.[about.opening]
      if (!opening) return null
      const facts = { workspace, until: inEachCity(state, opening.at, lang) }
      return { ...(opening.publish ? words.publicationOff(facts) : words.openingOff(facts)), path: "" }
    }
    case "needs":
      return { ...words.needs({ workspace, n: waiting }), path: "" }
  }
}

/** The letter that tells the deadline of a round or of a batch, or reminds its reader of it. */
function askingIn(
  state: State,
  round: Round,
  { about, workspace, lang, waiting }: { about: NoticeAbout; workspace: string; lang: Lang; waiting: number },
): Written {
  const words = noticeWords(lang)
  const rounds = togetherWith(state, round).filter(one => one.state === "open")
  const labels = rounds.map(({ statement }) => state.statements[statement]?.label ?? "")
  const label = new Intl.ListFormat(locales[lang], { type: "unit" }).format(labels)
  const ends = closesAt(round)
  const until = ends === null ? "" : inEachCity(state, ends, lang)
  const path = round.batch === undefined ? `/t/${round.topic}` : `/b/${round.batch}`
  const facts = { workspace, label, n: rounds.length, until }
  if (about.of === "reminder") return { ...words.reminder({ ...facts, waiting }), path }
  return { ...words.deadline({ ...facts, extended: round.extended }), path }
}

/**
 * The letter that asks its reader to confirm or refuse a proposal. It says what is proposed, why, and on which page to
 * decide.
 */
function asking(
  state: State,
  { about, reason, asker }: Proposal,
  { workspace, member, lang }: { workspace: string; member: MemberId; lang: Lang },
): Written {
  const words = noticeWords(lang)
  const by = (asker && state.members[asker]?.name) || workspace
  const facts = { workspace, by, reason, deputy: state.members[member]?.role === "panelist" }
  switch (about.act) {
    case "withdraw":
    case "erratum":
    case "editorial": {
      const n = state.records[about.record]?.number ?? 0
      const wording = about.act === "erratum" ? about.text : about.act === "editorial" ? about.now : ""
      return { ...words.binding[about.act]({ ...facts, n, wording }), path: `/r/${n}` }
    }
    case "adopt": {
      const session = inLang(state.sessions[about.session]?.title ?? {}, lang)
      return { ...words.adoption({ ...facts, session }), path: `/s/${about.session}/minutes` }
    }
    case "accounts":
    case "access":
    case "embargo":
    case "terms":
      return { ...words.policy({ ...facts, act: about.act }), path: about.act === "terms" ? "/terms" : "" }
    case "publish":
      return { ...words.policy({ ...facts, act: about.act }), path: `/s/${about.session}/minutes` }
    case "seat":
    case "change":
    case "remove":
    case "reissue":
      return askingSeat(state, about, facts, lang)
  }
}

function askingSeat(state: State, about: SeatProposal, facts: Asked, lang: Lang): Written {
  const member = state.members[about.member]
  const act = about.act === "change" ? changeAct(member?.role ?? about.role, about.role) : about.act
  const seat = about.act === "change" ? seatIn(state, about, lang) : ""
  return { ...noticeWords(lang).seatAsked(act, { ...facts, name: member?.name ?? "", seat }), path: "" }
}

/** The letter about another member's act on the reader's seat. It says what was done and what the seat is now. */
function doneWith(state: State, row: Member, act: SeatAct, workspace: string): NoticeLetter {
  const words = noticeWords(row.lang)
  const { by = null, reason = "" } =
    act === "suspended"
      ? (row.suspended ?? {})
      : act === "removed"
        ? { ...row.ended, reason: removalReason(state, row.id) }
        : {}
  const who = by === null ? words.administrator : (state.members[by]?.name ?? "")
  return words.seatDone(act, { workspace, by: who, reason, seat: seatIn(state, row, row.lang) })
}

function seatIn({ sides }: State, { role, side }: Pick<Member, "role" | "side">, lang: Lang): string {
  const title = inLang(sides.find(({ id }) => id === side)?.title ?? {}, lang)
  return seatTold(lang, role, title)
}

export const inLang = (texts: Texts, lang: Lang): string =>
  texts[lang] || Object.values(texts).find(text => text !== "") || ""

/** A deadline by the clocks of the session's cities; in UTC if no city is known (DOMAIN F6). */
export function inEachCity(state: State, at: Instant, lang: Lang, own: readonly City[] = []): string {
  const cities = citiesOf(state, own)
  const locale = locales[lang]
  const time = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", hourCycle: "h23", timeZone }).format(at) +
    offsetIfTwice(at, timeZone)
  if (cities.length === 0) return `${time("UTC")} UTC`
  const { city } = noticeWords(lang)
  const shown = cities.map(({ name, zone }) => city({ time: time(zone), city: inLang(name, lang) }))
  return new Intl.ListFormat(locale, { type: "unit" }).format(shown)
}
