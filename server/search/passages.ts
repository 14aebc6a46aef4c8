import type { Objection, Round, Statement } from "../../shared/fold/consensusState.ts"
import type { RecordRow } from "../../shared/fold/recordState.ts"
import type { Reading } from "../../shared/fold/sessionState.ts"
import type { State, Thread } from "../../shared/fold/state.ts"
import type { Question } from "../../shared/question/state.ts"
import type { Findable } from "../ports/database/searchIndex.ts"
import { completing, contextOf, type Draft, orderOf } from "./drafts.ts"
import { readingPath, translationDrafts, translationKey, translationsAmong } from "./translated.ts"

/** The rows of one noun, and the texts of one of them that can be found. */
interface Noun {
  name: string
  rows: (state: State) => Readonly<Record<string, unknown>>
  drafts: (state: State, id: string) => Draft[]
}

const noun = <Row>(name: string, rows: (state: State) => Record<string, Row>, drafts: (row: Row) => Draft[]): Noun => ({
  name,
  rows,
  drafts(state, id) {
    const row = rows(state)[id]
    return row === undefined ? [] : drafts(row)
  },
})

/** The nouns whose texts can be found. Texts that the server wrote in a person's name are left out. */
const nouns: readonly Noun[] = [
  noun("record", ({ records }) => records, recordPassages),
  noun("statement", ({ statements }) => statements, statementPassages),
  noun("thread", ({ threads }) => threads, threadPassages),
  noun("round", ({ rounds }) => rounds, roundPassages),
  noun("objection", ({ objections }) => objections, objectionPassages),
  noun("question", ({ questions }) => questions, questionPassages),
  noun("reading", ({ readings }) => readings, readingPassages),
]

/** One thing, by the name of its part in the index, and its texts. */
export type NamedPart = readonly [name: string, passages: Findable[]]

/** The names of all parts of a state. */
export const partNames = (state: State): string[] => [
  ...nouns.flatMap(({ name, rows }) => Object.keys(rows(state)).map(id => `${name}:${id}`)),
  ...Object.keys(state.translations).map(id => translationKey + id),
]

/**
 * The texts of a state that can be found. The state is the one of the audience that searches, so nothing is in it that
 * this audience may not read (DOMAIN U2).
 */
export function* partsOf(state: State): Generator<NamedPart> {
  const complete = completing(state)
  for (const { name, rows, drafts } of nouns)
    for (const id of Object.keys(rows(state))) yield [`${name}:${id}`, complete(drafts(state, id))]
  yield* translationParts(state, Object.keys(state.translations))
}

/**
 * The parts that differ between two states of one log, or null if the texts of all things have to be read again. A
 * state shares every row with the one before that no entry has changed, so that the time grows with the number of rows
 * by a comparison alone.
 */
export function partsSince(before: State, now: State): Iterable<NamedPart> | null {
  return contextOf(before) === contextOf(now) ? changedParts(before, now) : null
}

function* changedParts(before: State, now: State): Generator<NamedPart> {
  const complete = completing(now)
  const changed = new Set<string>()
  for (const { name, rows, drafts } of nouns)
    for (const id of differing(rows(before), rows(now))) {
      changed.add(`${name}:${id}`)
      yield [`${name}:${id}`, complete(drafts(now, id))]
    }
  const own = new Set(differing(before.translations, now.translations))
  // a translation stands where its original stands, and other translations of one paragraph may have quoted it anew
  for (const id of own) changed.add((now.translations[id] ?? before.translations[id])?.key ?? "")
  const moved = new Set([...own, ...translationsAmong(now, changed).map(([id]) => id)])
  for (const id of own) if (!(id in now.translations)) yield [translationKey + id, []]
  yield* translationParts(now, [...moved])
}

function* translationParts(state: State, ids: readonly string[]): Generator<NamedPart> {
  if (ids.length === 0) return
  const complete = completing(state)
  const rows = ids.flatMap(id => state.translations[id] ?? [])
  for (const [id, drafts] of translationDrafts(state, rows)) yield [translationKey + id, complete(drafts)]
}

/** The ids of the rows that are not the same in both tables. */
function differing(before: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): string[] {
  if (before === now) return []
  const gone = Object.keys(before).filter(id => !(id in now))
  return [...gone, ...Object.keys(now).filter(id => before[id] !== now[id])]
}

function recordPassages(row: RecordRow): Draft[] {
  const { id, body, number, declaredAt } = row
  const order = orderOf(row)
  const of = { kind: "record" as const, id, topic: body.topic, path: `/r/${number}`, at: declaredAt, order }
  const texts = body.texts.map(({ lang, text }) => ({ ...of, key: `record:${id}:${lang}`, lang, text }))
  const note = Object.entries(body.note).map(([lang, text]) => ({
    ...of,
    key: `record:${id}:note:${lang}`,
    lang,
    text: text ?? "",
  }))
  const dissents = body.dissents.map(({ by, text }, n) => ({ ...of, key: `record:${id}:dissent:${n}`, by, ...text }))
  const added = [...row.reservations, ...row.dissents, ...row.changes].map(({ by, text, seq, at }) => ({
    ...of,
    key: `record:${id}:added:${seq}`,
    by,
    at,
    ...text,
  }))
  const errata = row.errata.flatMap(({ id: erratum, lang, text, reason, reasonLang, by, at }) => [
    { ...of, key: `record:${id}:erratum:${erratum}`, by, at, lang, text },
    { ...of, key: `record:${id}:erratum:${erratum}:reason`, by, at, lang: reasonLang ?? "", text: reason },
  ])
  return [...texts, ...note, ...dissents, ...added, ...errata]
}

function statementPassages({ id, topic, texts, at, by }: Statement): Draft[] {
  const of = { kind: "statement" as const, id, topic, path: `/t/${topic}#${id}`, at, by }
  return texts.map(({ lang, text }) => ({ ...of, key: `statement:${id}:${lang}`, lang, text }))
}

function threadPassages({ id, topic, entries, wording }: Thread): Draft[] {
  const of = { kind: "discussion" as const, id, topic, path: `/t/${topic}#${id}` }
  const said = entries
    .filter(({ phrase, withdrawn }) => !phrase && withdrawn === undefined)
    .map(({ id: entry, by, at, text }) => ({ ...of, key: `thread:${entry}`, by, at, ...text }))
  const [first] = entries
  if (!wording || !first || first.withdrawn !== undefined) return said
  const { by, at, text } = first
  return [...said, { ...of, key: `thread:${id}:wording`, by, at, lang: text.lang, text: wording }]
}

/** The reasons of a shown round, as its result publishes them. */
function roundPassages({ id, topic, statement, answers, reasons, revealedAt: at }: Round): Draft[] {
  if (at === null) return []
  const of = { kind: "answer" as const, id: statement, topic, path: `/t/${topic}#${statement}`, at }
  const given = (answers ?? []).flatMap(({ member: by, answer }, n) => {
    const lang = answer.lang ?? ""
    const remedy = answer.kind === "call" ? answer.remedy : ""
    return [
      { ...of, key: `round:${id}:${n}`, by, lang, text: answer.reason ?? "" },
      { ...of, key: `round:${id}:${n}:remedy`, by, lang, text: remedy },
    ]
  })
  const rated = (reasons ?? []).map(({ member: by, reason, lang }, n) => ({
    ...of,
    key: `round:${id}:reason:${n}`,
    by,
    lang,
    text: reason,
  }))
  return [...given, ...rated]
}

function objectionPassages({ id, statement, topic, by, at, reason, remedy, answer }: Objection): Draft[] {
  const of = { kind: "answer" as const, id: statement, topic, path: `/t/${topic}#${statement}` }
  return [
    { ...of, key: `objection:${id}`, by, at, ...reason },
    ...(remedy ? [{ ...of, key: `objection:${id}:remedy`, by, at, ...remedy }] : []),
    ...(answer ? [{ ...of, key: `objection:${id}:answer`, by: answer.by, at: answer.at, ...answer.text }] : []),
  ]
}

function questionPassages({ id, session, topic, by, at, text, answer }: Question): Draft[] {
  const of = { kind: "question" as const, id, session, topic: topic ?? "", path: `/s/${session}` }
  return [
    { ...of, key: `question:${id}`, by, at, ...text },
    ...(answer ? [{ ...of, key: `question:${id}:answer`, by: answer.by, at: answer.at, ...answer.text }] : []),
  ]
}

/** Lists the title and text of a thing to read before a session or on a topic. */
function readingPassages({ id, title, text, by, ...row }: Reading): Draft[] {
  const [session, topic]: [string, string] = [row.session ?? "", row.topic ?? ""]
  const of = { kind: "reading" as const, id, session, topic, path: readingPath({ session, topic }), at: 0, by }
  const titles = Object.entries(title).map(([lang, words]) => ({
    ...of,
    key: `reading:${id}:${lang}`,
    lang,
    text: words ?? "",
  }))
  return text ? [...titles, { ...of, key: `reading:${id}:text`, ...text }] : titles
}
