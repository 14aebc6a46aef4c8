import type { Entry } from "../../../contract/events.ts"
import type { Lang, StatementState } from "../../../model/terms.ts"
import { drop, patch, putRow } from "../../changes/change.ts"
import { reasonOf } from "../../changes/reasonOf.ts"
import type { LanguageText, Statement } from "../../consensusState.ts"
import type { State } from "../../state.ts"

const missing = (lang: Lang): LanguageText => ({
  lang,
  text: "",
  state: "missing",
  revision: 0,
  by: null,
  at: 0,
  confirmedBy: null,
  spoken: false,
  behind: 0,
})

const isAuthentic = (state: State, lang: Lang) =>
  state.workspace?.authentic.some(authentic => authentic.lang === lang) ?? false

/**
 * Saves a text. A text that was out of date is then up to date, and no other text changes. Saving an authentic text
 * that was up to date puts the statement's other texts out of date by one change, even confirmed ones. Thus two sides
 * that correct the same wording do not put each other out of date for ever.
 */
function save(state: State, texts: LanguageText[], saved: LanguageText): LanguageText[] {
  const before = texts.find(text => text.lang === saved.lang)
  const catchesUp = before === undefined || before.state === "missing" || before.behind > 0
  const leads = isAuthentic(state, saved.lang) && !catchesUp
  return texts.map(text => {
    if (text.lang === saved.lang) return saved
    if (!leads || text.state === "missing") return text
    return { ...text, behind: text.behind + 1, state: "out_of_date" }
  })
}

function confirmText(texts: LanguageText[], { by, body }: Entry & { kind: "text-confirmed" }): LanguageText[] {
  const confirmed = { state: "in_sync" as const, confirmedBy: by, spoken: body.spoken, behind: 0 }
  return texts.map(text => (text.lang === body.lang ? { ...text, ...confirmed } : text))
}

/**
 * Copies one language's text from the statement's card into its newest version. The other texts of that version stay
 * frozen.
 */
function withText(statement: Statement, texts: LanguageText[], lang: Lang): Partial<Statement> {
  const last = statement.versions.at(-1)
  const now = texts.find(text => text.lang === lang)
  if (!last || !now) return { texts }
  const frozen = last.texts.map(text => (text.lang === lang ? now : text))
  return { texts, versions: [...statement.versions.slice(0, -1), { ...last, texts: frozen }] }
}

/**
 * Confirms a text. If the card's text differs from the version's text, as in a draft that was carried over, only the
 * card's text is confirmed.
 */
function confirm(statement: Statement, entry: Entry & { kind: "text-confirmed" }): Partial<Statement> {
  const { lang } = entry.body
  const texts = confirmText(statement.texts, entry)
  const saved = (list: LanguageText[] = []) => list.find(text => text.lang === lang)?.revision
  const same = saved(statement.texts) === saved(statement.versions.at(-1)?.texts)
  return statement.state === "draft" || !same ? { texts } : withText(statement, texts, lang)
}

function draft(state: State, entry: Entry & { kind: "statement-drafted" }): State {
  const { statement: id, topic, label, anchor, lang, text } = entry.body
  const first = { ...missing(lang), text, state: "draft" as const, revision: 1, by: entry.by, at: entry.at }
  const row: Statement = {
    id,
    label,
    topic,
    state: "draft",
    anchor,
    by: entry.by,
    at: entry.at,
    texts: (state.workspace?.languages ?? [lang]).map(other => (other === lang ? first : missing(other))),
    versions: [],
    reason: "",
    ended: null,
    recused: [],
    reviewers: {},
    oneText: [],
  }
  return { ...state, statements: putRow(state.statements, id, row) }
}

/**
 * Saves a text. A save of a text that a proposed version has frozen starts the draft of the next version. A save of a
 * text that the version lacks fills the text in. A filled-in text follows the frozen wording, so no other text becomes
 * out of date.
 */
function saveText(state: State, entry: Entry & { kind: "text-saved" }): State {
  const { statement, lang, text, revision, newDraft } = entry.body
  const saved: LanguageText = { ...missing(lang), text, state: "draft", revision, by: entry.by, at: entry.at }
  return {
    ...state,
    statements: patch(state.statements, statement, row => {
      if (newDraft || row.state === "draft") return { texts: save(state, row.texts, saved), state: "draft" }
      const filledIn = row.texts.map(text => (text.lang === lang ? saved : text))
      return withText(row, filledIn, lang)
    }),
  }
}

function propose(state: State, entry: Entry & { kind: "version-proposed" }): State {
  const { statement, version, hash } = entry.body
  return {
    ...state,
    statements: patch(state.statements, statement, row => ({
      state: "proposed",
      versions: [...row.versions, { n: version, by: entry.by, at: entry.at, hash, texts: row.texts }],
    })),
  }
}

/**
 * Adds the panel's new languages to every statement, as missing texts. A missing text of a proposed version can be
 * filled in.
 */
export function withMissingLanguages(state: State, languages: readonly Lang[]): State {
  const withRows = (texts: LanguageText[]): LanguageText[] => {
    const added = languages.filter(lang => !texts.some(text => text.lang === lang))
    return added.length > 0 ? [...texts, ...added.map(missing)] : texts
  }
  const statements: State["statements"] = { ...state.statements }
  for (const one of Object.values(state.statements)) {
    const last = one.versions.at(-1)
    const versions = last ? [...one.versions.slice(0, -1), { ...last, texts: withRows(last.texts) }] : one.versions
    statements[one.id] = { ...one, texts: withRows(one.texts), versions }
  }
  return { ...state, statements }
}

export const end = (
  state: State,
  id: Statement["id"],
  ended: StatementState,
  why: Pick<Statement, "reason" | "reasonLang"> = { reason: "" },
): State => ({
  ...state,
  statements: patch(drop(state.statements, id, "reasonLang"), id, { state: ended, ...why }),
})

type Ending = Entry & { kind: "statement-withdrawn" | "statement-carried-over" | "no-consensus-recorded" }

/** Ends a statement without a record. */
function conclude(state: State, { body, by, at }: Ending, ended: StatementState): State {
  const next = end(state, body.statement, ended, reasonOf(body))
  return { ...next, statements: patch(next.statements, body.statement, { ended: { by, at } }) }
}

export function foldStatement(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "statement-drafted":
      return draft(state, entry)
    case "text-saved":
      return saveText(state, entry)
    case "text-confirmed":
      return {
        ...state,
        statements: patch(state.statements, entry.body.statement, row => confirm(row, entry)),
      }
    case "reviewer-named": {
      const { statement, lang, member } = entry.body
      const name = (row: Statement) => ({ reviewers: { ...row.reviewers, [lang]: member } })
      return { ...state, statements: patch(state.statements, statement, name) }
    }
    case "one-text-consented": {
      const { statement, version } = entry.body
      const side = entry.by ? (state.members[entry.by]?.side ?? null) : null
      const consent = entry.by ? [{ version, by: entry.by, side, at: entry.at, ...reasonOf(entry.body) }] : []
      const add = (row: Statement) => ({ oneText: [...row.oneText, ...consent] })
      return { ...state, statements: patch(state.statements, statement, add) }
    }
    case "version-proposed":
      return propose(state, entry)
    case "statement-withdrawn":
      return conclude(state, entry, "withdrawn")
    case "statement-carried-over":
      return conclude(state, entry, "carried_over")
    case "no-consensus-recorded":
      return conclude(state, entry, "no_consensus")
    default:
      return state
  }
}
