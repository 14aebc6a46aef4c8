import { countBrackets } from "../../document/brackets.ts"
import type { Objection, Statement, Version } from "../../fold/consensusState.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { State } from "../../fold/state.ts"
import type { Lang, StatementState } from "../../model/terms.ts"

const ended = new Set(["recorded", "no_consensus", "carried_over", "withdrawn"])
export const isEnded = (statement: Statement): boolean => ended.has(statement.state)

/**
 * A topic's statements: proposed ones before first drafts, then by label ("A-2" before "A-10"). A statement that is
 * reworded keeps its place.
 */
export function statementsOf(state: State, topic: string): Statement[] {
  const count = (statement: Statement) => Number(statement.label.split("-").at(-1) ?? 0)
  const draftLast = (statement: Statement) => (statement.state === "draft" && statement.versions.length === 0 ? 1 : 0)
  return Object.values(state.statements)
    .filter(statement => statement.topic === topic)
    .sort((a, b) => draftLast(a) - draftLast(b) || count(a) - count(b))
}

export const latestVersion = (statement: Statement): Version | null => statement.versions.at(-1) ?? null

/**
 * A statement's state as readers see it. A declared statement is not called recorded until its record is confirmed. A
 * statement is `closed` while the round that asked about it is closed and its result is not shown. After an opening that
 * may be so for good (DOMAIN C10).
 */
export type ShownState = StatementState | "declared" | "closed"

export function stateShown(state: Pick<State, "records" | "rounds">, statement: Statement): ShownState {
  if (statement.state === "in_round" && !isBeingAsked(state, statement)) return "closed"
  const records = Object.values(state.records).filter(({ body }) => body.statement === statement.id)
  return statement.state === "recorded" && records.at(-1)?.state === "declared"
    ? "declared"
    : stateEnded(state, statement)
}

const isBeingAsked = ({ rounds }: Pick<State, "rounds">, { id }: Statement): boolean =>
  Object.values(rounds).some(({ statement, state }) => statement === id && state === "open")

/** The state in which a statement ended. If its record was withdrawn, the statement counts as withdrawn. */
export const stateEnded = ({ records }: Pick<State, "records">, { id, state }: Statement): StatementState =>
  state === "recorded" && Object.values(records).findLast(({ body }) => body.statement === id)?.state === "withdrawn"
    ? "withdrawn"
    : state

export const recordsOf = (state: State, statement: Statement): RecordRow[] =>
  Object.values(state.records)
    .filter(record => record.body.statement === statement.id)
    .sort((a, b) => a.number - b.number)

export const objectionsTo = (state: State, statement: Statement): Objection[] =>
  Object.values(state.objections).filter(
    objection => objection.statement === statement.id && objection.version === latestVersion(statement)?.n,
  )

export const textState = (statement: Statement, lang: Lang) =>
  statement.texts.find(text => text.lang === lang)?.state ?? "missing"

/** Authentic languages whose text is not confirmed. */
export const unconfirmed = (state: State, statement: Statement) =>
  (state.workspace?.authentic ?? []).filter(({ lang }) => textState(statement, lang) !== "in_sync")

/** Authentic languages whose text is out of date. A version frozen with such a text would contradict itself. */
export const outdated = (state: State, statement: Statement) =>
  unconfirmed(state, statement).filter(({ lang }) => textState(statement, lang) === "out_of_date")

/** Returns whether a text of the statement has open alternatives, `[A | B]`, also in full-width brackets. */
export const hasBracket = (statement: Statement): boolean => statement.texts.some(({ text }) => countBrackets(text) > 0)
