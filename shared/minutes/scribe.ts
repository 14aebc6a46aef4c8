import { nameChange, shortNames } from "../model/names.ts"
import type { Instant, Level, SeatRole } from "../model/terms.ts"
import type { Phrase, Texts } from "../model/texts.ts"
import { nameOn } from "../rules/people/namesOfTheDay.ts"
import { findProgram } from "../rules/readings/rows.ts"
import { stands } from "../rules/record/afterwards/additions.ts"
import { settledIn } from "../rules/text/settledIn.ts"
import { tellsNoQuorum, tellsObjections } from "./changes/seatsTogether.ts"
import { type InParts, mapInParts, withoutRest } from "./inParts.ts"
import { livingProse } from "./living/prose.ts"
import { type CallFigures, openFigures, recordFigures, roundFigures, unheardFigures } from "./proceedings/figures.ts"
import { numberOf, textIn } from "./proceedings/lookup.ts"
import type { Attended, Line, Proceedings } from "./proceedings/proceedings.ts"
import { boundProse, erratumProse, settingsProse } from "./prose/bindingProse.ts"
import { leftOutSentence } from "./prose/leftOut.ts"
import { deadlineProse } from "./prose/scores/deadlineProse.ts"
import { ratingText } from "./prose/scores/ratingProse.ts"
import { timeSentence } from "./time/sideTimesProse.ts"
import { timeTold } from "./time/timeTold.ts"
import { factWords } from "./words/facts.ts"
import { peopleWords } from "./words/people.ts"
import { proceedingWords, type RoundFigures } from "./words/proceeding.ts"
import { minutesWords } from "./words/words.ts"

/** The scribe text is English, because the tools that read its grammar expect English. */
const words = minutesWords("en")
const facts = factWords("en")
const people = peopleWords("en")
const proceeding = proceedingWords("en")

const levels: Record<Level, string> = {
  unanimity: "unanimity",
  consensus: "consensus",
  rough: "rough consensus",
}

const inEnglish = (texts: Texts): string => textIn(texts, "en").text

function figures({ support, cast, sides, answered, electorate }: CallFigures): string {
  const each = sides.map(side => `${side.mark} ${side.support}/${side.cast}`).join(", ")
  const rest = answered < electorate ? `; ${answered} of ${electorate} answered` : ""
  return `${support}/${cast}${each ? `; ${each}` : ""}${rest}; quorum met`
}

/** Puts a text on one line, because the scribe grammar reads a new line as a new speaker. */
const one = (text: string): string => text.replaceAll(/\s*\n\s*/g, " ").trim()
/** Renders a text of the discussion. An empty text was erased, because nobody can send an empty one. */
const speech = (text: string): string => (text === "" ? words.erased : one(text))

/**
 * Returns the short name that a member had at a time. The name is unique in the panel, or "Member" if the reader may
 * not read it.
 */
type Naming = (member: string | null, at: Instant) => string

function shortNaming({ state }: Proceedings): Naming {
  const members = Object.values(state.members)
  const changes = members.flatMap(({ formerly = [] }) => formerly.map(({ until }) => until))
  /** the cached short names, by the number of name changes before a time */
  const known = new Map<number, ReadonlyMap<string, string>>()
  return (member, at) => {
    const changed = changes.filter(until => until < at).length
    const short = known.get(changed) ?? shortNames(members.map(one => ({ ...nameOn(one, at), id: one.id })))
    known.set(changed, short)
    const program = findProgram(state, member)
    return program ? words.program(one(program.name)) : short.get(member ?? "") || "Member"
  }
}

/** Renders the minutes in the W3C scribe grammar. The W3C's tools turn such text into minutes. */
export const scribe = (proceedings: Proceedings): string => withoutRest(writingScribe(proceedings))

/** The same in parts. */
export function* writingScribe(proceedings: Proceedings): InParts<string> {
  const { session, present, absent, actions, state } = proceedings
  const name = shortNaming(proceedings)
  const names = (all: readonly Attended[]) =>
    all
      .map(({ member, seats, named }) => {
        const then = name(member.id, named)
        // the tools match a speaker's name literally, so the list keeps the name of that time and adds the present name
        const shown = nameOn(member, named).name === member.name ? then : words.now(then, name(member.id, Infinity))
        const delegate = seats.find(({ role }) => role === "panelist")?.delegate
        return delegate ? words.sitsFor(shown, name(delegate, named)) : shown
      })
      .join(", ")
  const had =
    (...roles: SeatRole[]) =>
    ({ seats }: Attended) =>
      seats.some(({ role }) => roles.includes(role))
  const chairs = present.filter(had("moderator"))
  const interpreters = present.filter(had("interpreter"))
  const inPanel = had("moderator", "secretary", "panelist")
  const panel = present.filter(one => inPanel(one) || had("alternate")(one))
  const regrets = absent.filter(inPanel)
  const scribes = present.filter(had("secretary"))
  return [
    `Meeting: ${inEnglish(session.title)}`,
    ...(chairs.length > 0 ? [`Chair: ${names(chairs)}`] : []),
    ...(scribes.length > 0 ? [`Scribe: ${names(scribes)}`] : []),
    ...(panel.length > 0 ? [`Present: ${names(panel)}`] : []),
    ...(regrets.length > 0 ? [`Regrets: ${names(regrets)}`] : []),
    ...(proceedings.programs.length > 0
      ? [`[${one(words.byToken(proceedings.programs.map(id => name(id, session.startsAt))))}]`]
      : []),
    ...(interpreters.length > 0 ? [`[${words.interpreted([names(interpreters)])}]`] : []),
    ...proceedings.people.map(({ member, by, at, consents, side, delegate, ...change }) => {
      const then = (id: string | null) => name(id, at)
      const named = {
        name: then(member),
        delegate: delegate === undefined ? "" : then(delegate),
        by: by === null ? "" : then(by),
        consents: consents.map(then),
        time: timeTold(session, at, "en"),
      }
      return `[${one(people.change({ ...change, ...named, side: inEnglish(state.sides.find(({ id }) => id === side)?.title ?? {}) }))}]`
    }),
    ...proceedings.renamed.map(({ was, now, by }) => {
      const change = nameChange("en", was, now)
      return `[${words.renamed(by === null ? words.administrator : name(by, was.until), change.was || "Member", change.now)}]`
    }),
    ...proceedings.sides.map(
      ({ by, at, ...change }) => `[${people.side(by === null ? words.administrator : name(by, at), change)}]`,
    ),
    ...settingsProse(proceedings, "en", name).map(({ text }) => `[${one(text)}]`),
    ...(proceedings.between.length > 0
      ? [
          "",
          `Topic: ${words.heading("between")}`,
          ...(yield* mapInParts(proceedings.between, line => lineText(proceedings, line, name))),
        ]
      : []),
    ...(yield* itemLines(proceedings, name)),
    ...actions.map(({ owners, text, due, at }) => {
      const who = owners.map(one => name(one, at)).join(", ")
      return `ACTION: ${who}: ${one(inEnglish(text))}${due ? ` - due ${due}` : ""}`
    }),
    "",
  ].join("\n")
}

function* itemLines(proceedings: Proceedings, name: Naming): InParts<string[]> {
  const all: string[] = []
  for (const { item, letter, used, lines } of proceedings.items) {
    if (used === 0 && lines.length === 0) continue
    const title = inEnglish(item.title)
    const told = yield* mapInParts(lines, line => lineText(proceedings, line, name))
    all.push("", `Topic: ${letter ? `${letter}. ${title}` : title}`)
    for (const line of told) all.push(line)
  }
  return all
}

function lineText(proceedings: Proceedings, line: Line, nameThen: Naming): string[] {
  const { state } = proceedings
  const name = (member: string | null) => nameThen(member, line.at)
  const said = (by: string | null, text: string, at = line.at) => `${nameThen(by, at)}: ${speech(text)}`
  switch (line.kind) {
    case "said":
      if (line.withdrawn) return [said(line.by, "(withdrawn)")]
      return [said(line.by, line.phrase ? phraseText(line.phrase, line.text.text) : line.text.text)]
    case "turn": {
      const { by, turn, ms } = line.turn
      return [`[${name(by)} has the floor, ${proceeding.kindOfTurn(turn)}, ${proceeding.spoken(ms)}]`]
    }
    case "living":
      return [
        `[${livingProse({ words, name: nameThen }, line)
          .map(({ text }) => one(text))
          .join(" ")}]`,
      ]
    case "round":
      return [
        `${roundText(line)}${tellsNoQuorum(proceedings.session, line) ? "; no quorum" : ""}`,
        ...deadlineProse(state, proceedings.session, line.round, "en").map(text => `[${text}]`),
        ...ratingText(state, line.round, "en").map(text => `[${one(text)}]`),
        ...leftOutSentence(state, line.round.recusedSides, "en").map(text => `[${text}]`),
      ]
    case "undecided": {
      const { kind, n } = line.round
      const closed = deadlineProse(state, proceedings.session, line.round, "en")
      return [proceeding.undecided(line.label, kind, n), ...closed].map(text => `[${text}]`)
    }
    case "voided":
      if (unheardFigures(line)) return [unheardText(line)]
      return [`[${line.label}, ${line.round.kind} ${line.round.n} voided: ${one(line.reason)}]`]
    case "question": {
      const { by, at, text, answer } = line.question
      const asked = by === null ? `Observer: ${speech(text.text)}` : said(by, text.text, at)
      return [asked, ...(answer ? [said(answer.by, answer.text.text, answer.at)] : [])]
    }
    case "resolution": {
      const { record } = line
      const supersedes = numberOf(state, record.body.supersedes)
      const dissent = record.dissents.some(stands) || record.body.dissents.length > 0 ? ", dissent recorded" : ""
      const share = figures(recordFigures(state, record))
      return [
        `RESOLUTION: CR-${record.number} adopted by ${levels[record.body.level]} (${share})${supersedes === null ? "" : `, supersedes CR-${supersedes}`}${dissent}`,
        ...leftOutSentence(state, record.body.recusedSides, "en").map(text => `[${text}]`),
      ]
    }
    case "ended":
      return [`RESOLUTION: CR-${line.record.number} withdrawn`]
    case "bound":
      return boundProse(line.bound, "en", nameThen).map(({ text }) => `[${one(text)}]`)
    case "erratum":
      return erratumProse(line, "en", nameThen).map(({ text }) => `[${one(text)}]`)
    case "returned":
      return [
        `NOT ADOPTED: CR-${line.record.number}, declared and returned by ${nameThen(line.record.endedBy, line.record.endedAt ?? line.at)}`,
      ]
    case "taken-back":
      return [
        `NOT ADOPTED: CR-${line.record.number}, declared and taken back by ${nameThen(line.record.endedBy, line.record.endedAt ?? line.at)}`,
      ]
    case "lapsed":
      return [`NOT ADOPTED: CR-${line.record.number}, declared and not confirmed when the minutes were adopted`]
    case "objection": {
      const { by, reason, remedy } = line.objection
      const remedied = remedy?.text && tellsObjections(proceedings.session)
      return [said(by, reason.text), ...(remedied ? [said(by, `${words.remedied} ${remedy.text}`)] : [])]
    }
    case "no-consensus": {
      const { brackets, rating, call, hadNoQuorum } = openFigures(state, line.statement)
      const open = brackets === 0 ? "" : `, ${words.count(brackets)} open ${brackets === 1 ? "bracket" : "brackets"}`
      const lack = hadNoQuorum && tellsObjections(proceedings.session) ? ", no quorum" : ""
      const how = call ? `call for consensus ${call.support}/${call.cast}${lack}` : "no call for consensus"
      const rated = rating ? `; rating median ${rating.median}, DI ${rating.di}` : ""
      return [`NO CONSENSUS: ${line.statement.label}, ${how}${open}${rated}${line.carried ? "; carried over" : ""}`]
    }
    case "mode":
      return [`[${one(facts.mode(name(line.by), line.from, line.to, line.reason.text))}]`]
    case "restored":
      return [`[${facts.restored(name(line.by), `${new Date(line.of).toISOString().slice(0, 16)}Z`)}]`]
    case "recused":
      return [`[${facts.recused(name(line.by), line.label)}]`]
    case "changed":
      return [
        `[${facts.changed(name(line.by), line.label, line.from?.position ?? null, line.to.position)} ${one(line.why)}]`,
      ]
    case "chair": {
      const { chairHanded, chairTaken } = facts
      return [`[${line.to === null ? chairTaken(name(line.by)) : chairHanded(name(line.by), name(line.to))}]`]
    }
    case "break":
      return [`[Break of ${proceeding.spoken(line.to - line.at)}]`]
    case "budgets":
    case "lent":
    case "overran":
      return [`[${one(timeSentence(proceedings, line, "en", name))}]`]
    case "withdrawn":
      return [`${name(line.by)}: ${line.statement.label} withdrawn. ${one(line.reason)}`.trim()]
    default:
      return line satisfies never
  }
}

/** Renders, in English, a standard phrase that the product writes in a member's name. */
function phraseText(phrase: Phrase, text: string): string {
  switch (phrase.is) {
    case "bracket-put":
      return `Put in brackets: “${text}”`
    case "bracket-settled": {
      const { bracket, chosen } = settledIn("en", phrase)
      return `Settled: ${bracket} now reads “${chosen}”.`
    }
    case "reminder":
      return `${phrase.names.join(", ")}: ${phrase.label} waits for you.`
    case "check-text": {
      const please = `lease check the ${languageNames.of(phrase.lang) ?? phrase.lang} text of ${phrase.label}.`
      return phrase.name ? `${phrase.name}: p${please}` : `P${please}`
    }
    default:
      return phrase satisfies never
  }
}

const languageNames = new Intl.DisplayNames(["en"], { type: "language" })

/** Renders the result of a round. The round's kind is in capitals, as the grammar writes results. */
function roundText(line: Extract<Line, { kind: "round" }>): string {
  const { label, n, kind, answered, electorate, rating, positions, hidden, changed } = roundFigures(line)
  const result = rating ? `median ${rating.median}, DI ${rating.di}; ` : shares(positions)
  const after = changed && [`${words.count(changed.changes)} changed after the result`, shares(changed.positions)]
  const shown = hidden ? "fewer than 4 answers, not shown; " : rating || result === "" ? result : `${result}; `
  return `${kind.toUpperCase()}: ${label}, ${kind} ${n}: ${shown}${answered} of ${electorate} answered${after ? `; ${after.filter(Boolean).join(": ")}` : ""}`
}

function unheardText(line: Extract<Line, { kind: "voided" }>): string {
  const { answered = 0, electorate = 0, positions = [] } = unheardFigures(line) ?? {}
  const given = shares(positions)
  if (line.round.reach) return `[${line.label}, silence procedure ${line.round.n} void, it reached nobody]`
  return `[${line.label}, silence procedure ${line.round.n} void, its notice not marked as sent: ${answered} of ${electorate} answered${given ? `, ${given}` : ""}]`
}

const shares = (positions: RoundFigures["positions"]): string =>
  positions.map(({ position, count }) => `${count} ${proceeding.position(position)}`).join(", ")
