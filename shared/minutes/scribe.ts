import { shortNames } from "../model/names.ts"
import type { Lang, Level } from "../model/terms.ts"
import type { Phrase, Texts } from "../model/texts.ts"
import { settledIn } from "../rules/text/settledIn.ts"
import { type CallFigures, openFigures, recordFigures, roundFigures, spokenTime } from "./figures.ts"
import { numberOf, textIn } from "./lookup.ts"
import type { ItemHeld, Line, Proceedings } from "./proceedings.ts"
import { counted } from "./words/en.ts"
import { peopleWords } from "./words/people.ts"
import { positionName, type RoundFigures, turnName } from "./words/proceeding.ts"

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

/** A line of speech is one line: the grammar reads a new line as a new speaker. */
const one = (text: string): string => text.replaceAll(/\s*\n\s*/g, " ").trim()

/** The short name that means one member only, or "Member" where it is not for this reader. */
type Naming = (member: string | null) => string

/** The W3C scribe grammar (words.md §1.5), which its tools turn into minutes. */
export function scribe(proceedings: Proceedings): string {
  const { session, present, absent, actions, state } = proceedings
  const short = shortNames(Object.values(state.members))
  const name: Naming = member => short.get(member ?? "") || "Member"
  const names = (members: readonly { id: string }[]) => members.map(({ id }) => name(id)).join(", ")
  const seated = present.map(({ member }) => member)
  const chairs = seated.filter(({ role }) => role === "moderator")
  const scribes = seated.filter(({ role }) => role === "secretary")
  return [
    `Meeting: ${inEnglish(session.title)}`,
    ...(chairs.length > 0 ? [`Chair: ${names(chairs)}`] : []),
    ...(scribes.length > 0 ? [`Scribe: ${names(scribes)}`] : []),
    ...(seated.length > 0 ? [`Present: ${names(seated)}`] : []),
    ...(absent.length > 0 ? [`Regrets: ${names(absent)}`] : []),
    ...proceedings.people.map(({ member, by, consents, ...change }) => {
      const named = { name: name(member), by: by === null ? "" : name(by), consents: consents.map(name) }
      return `[${one(peopleWords.en({ ...change, ...named }))}]`
    }),
    ...proceedings.items.flatMap(item => itemLines(proceedings, item, name)),
    ...actions.map(({ owners, text, due }) => {
      const who = owners.map(name).join(", ")
      return `ACTION: ${who}: ${one(inEnglish(text))}${due ? ` - due ${due}` : ""}`
    }),
    "",
  ].join("\n")
}

function itemLines(proceedings: Proceedings, { item, letter, used, lines }: ItemHeld, name: Naming): string[] {
  if (used === 0 && lines.length === 0) return []
  const title = inEnglish(item.title)
  return [
    "",
    `Topic: ${letter ? `${letter}. ${title}` : title}`,
    ...lines.flatMap(line => lineText(proceedings, line, name)),
  ]
}

function lineText({ state }: Proceedings, line: Line, name: Naming): string[] {
  const said = (by: string | null, text: string) => `${name(by)}: ${one(text)}`
  switch (line.is) {
    case "said":
      return [said(line.by, line.phrase ? phraseText(line.phrase, line.text.text) : line.text.text)]
    case "turn": {
      const { by, turn, ms } = line.turn
      return [`[${name(by)} has the floor, ${turnName(turn)}, ${spokenTime(ms)}]`]
    }
    case "round":
      return [roundText(line)]
    case "voided":
      return [`[${line.label}, ${line.round.kind} ${line.round.n} voided: ${one(line.reason)}]`]
    case "question": {
      const { by, text, answer } = line.question
      const asked = by === null ? `Observer: ${one(text.text)}` : said(by, text.text)
      return [asked, ...(answer ? [said(answer.by, answer.text.text)] : [])]
    }
    case "resolution": {
      const { record } = line
      const supersedes = numberOf(state, record.body.supersedes)
      const dissent = record.dissents.length + record.body.dissents.length > 0 ? ", dissent recorded" : ""
      const share = figures(recordFigures(state, record))
      return [
        `RESOLUTION: CR-${record.number} adopted by ${levels[record.body.level]} (${share})${supersedes === null ? "" : `, supersedes CR-${supersedes}`}${dissent}`,
      ]
    }
    case "ended":
      return [`RESOLUTION: CR-${line.record.number} withdrawn`]
    case "ending":
      return [`[Withdrawal of CR-${line.record.number} proposed, to be confirmed by the other sides]`]
    case "lapsed":
      return [`NOT ADOPTED: CR-${line.record.number}, declared and not confirmed when the minutes were adopted`]
    case "objection":
      return [said(line.objection.by, line.objection.reason.text)]
    case "no-consensus": {
      const { brackets, rating, call } = openFigures(state, line.statement)
      const open = brackets === 0 ? "" : `, ${counted(brackets)} open ${brackets === 1 ? "bracket" : "brackets"}`
      const how = call ? `call for consensus ${call.support}/${call.cast}` : "no call for consensus"
      const rated = rating ? `; rating median ${rating.median}, DI ${rating.di}` : ""
      return [`NO CONSENSUS: ${line.statement.label}, ${how}${open}${rated}${line.carried ? "; carried over" : ""}`]
    }
    case "unlocked":
      return [`[${name(line.by)} unlocked the note: ${one(line.reason)}]`]
    case "withdrawn":
      return [`${name(line.by)}: ${line.statement.label} withdrawn. ${one(line.reason)}`.trim()]
    default:
      return line satisfies never
  }
}

/** What the product says in somebody's name, in the language of the grammar. */
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
      const please = `lease check the ${languageNames[phrase.lang]} text of ${phrase.label}.`
      return phrase.name ? `${phrase.name}: p${please}` : `P${please}`
    }
    default:
      return phrase satisfies never
  }
}

const languageNames: Record<Lang, string> = { en: "English", zh: "Chinese", ja: "Japanese" }

/** Capitals, as the grammar's own results have them. */
function roundText(line: Extract<Line, { is: "round" }>): string {
  const { label, n, kind, answered, electorate, rating, positions, hidden, changed } = roundFigures(line)
  const result = rating ? `median ${rating.median}, DI ${rating.di}; ` : shares(positions)
  const after = changed && [`${counted(changed.changes)} changed after the result`, shares(changed.positions)]
  const shown = hidden ? "fewer than 4 answers, not shown; " : rating || result === "" ? result : `${result}; `
  return `${kind.toUpperCase()}: ${label}, ${kind} ${n}: ${shown}${answered} of ${electorate} answered${after ? `; ${after.filter(Boolean).join(": ")}` : ""}`
}

const shares = (positions: RoundFigures["positions"]): string =>
  positions.map(({ position, count }) => `${count} ${positionName(position)}`).join(", ")
