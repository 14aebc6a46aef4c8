import type { Round, Statement } from "../../../shared/fold/consensusState.ts"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { State, Thread } from "../../../shared/fold/state.ts"
import type { Findable } from "../../ports/database/searchIndex.ts"
import { completed, type Draft, orderOf } from "./drafts.ts"
import { readingPath, translationPassages } from "./translated.ts"

/**
 * The texts of a state that can be found. The state is the one of the audience that searches, so nothing is in it that
 * this audience may not read (DOMAIN U2). Texts that the server wrote in a person's name are left out.
 */
export function passagesOf(state: State): Findable[] {
  return completed(state, [
    ...Object.values(state.records).flatMap(recordPassages),
    ...Object.values(state.statements).flatMap(statementPassages),
    ...Object.values(state.threads).flatMap(threadPassages),
    ...Object.values(state.rounds).flatMap(roundPassages),
    ...objectionPassages(state),
    ...questionPassages(state),
    ...readingPassages(state),
    ...translationPassages(state),
  ])
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

const statementPassages = ({ id, topic, texts, at, by }: Statement): Draft[] =>
  texts.map(({ lang, text }) => ({
    key: `statement:${id}:${lang}`,
    kind: "statement",
    id,
    topic,
    path: `/t/${topic}#${id}`,
    lang,
    text,
    at,
    by,
  }))

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

const objectionPassages = ({ objections }: State): Draft[] =>
  Object.values(objections).flatMap(({ id, statement, topic, by, at, reason, remedy, answer }) => {
    const of = { kind: "answer" as const, id: statement, topic, path: `/t/${topic}#${statement}` }
    return [
      { ...of, key: `objection:${id}`, by, at, ...reason },
      ...(remedy ? [{ ...of, key: `objection:${id}:remedy`, by, at, ...remedy }] : []),
      ...(answer ? [{ ...of, key: `objection:${id}:answer`, by: answer.by, at: answer.at, ...answer.text }] : []),
    ]
  })

const questionPassages = ({ questions }: State): Draft[] =>
  Object.values(questions).flatMap(({ id, session, topic, by, at, text, answer }) => {
    const of = { kind: "question" as const, id, session, topic: topic ?? "", path: `/s/${session}` }
    return [
      { ...of, key: `question:${id}`, by, at, ...text },
      ...(answer ? [{ ...of, key: `question:${id}:answer`, by: answer.by, at: answer.at, ...answer.text }] : []),
    ]
  })

/** Lists the titles and texts of things to read before a session or on a topic. */
const readingPassages = ({ readings }: State): Draft[] =>
  Object.values(readings).flatMap(({ id, session = "", topic = "", title, text, by }) => {
    const of = { kind: "reading" as const, id, session, topic, path: readingPath({ session, topic }), at: 0, by }
    const titles = Object.entries(title).map(([lang, words]) => ({
      ...of,
      key: `reading:${id}:${lang}`,
      lang,
      text: words ?? "",
    }))
    return text ? [...titles, { ...of, key: `reading:${id}:text`, ...text }] : titles
  })
