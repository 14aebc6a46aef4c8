import { sha256 } from "../../../../server/start/instance/instance.ts"
import type { CommandInput } from "../../../../shared/contract/commands.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { recordOf } from "../level.ts"
import { type Lang, lastVersion, type Model, type Statement, type Tellings, type Text } from "../panelModel.ts"

export const statementIn = (model: Model, id: string): Statement => {
  const found = model.statements.get(id)
  if (!found) throw new Error(`the model knows no statement ${id}`)
  return found
}
const textIn = (statement: Statement, lang: Lang): Text => statement.texts.get(lang) ?? missing()
const missing = (): Text => ({ text: "", state: "missing", revision: 0, behind: 0, fillable: false, beyond: false })

const written = (statement: Statement) =>
  [...statement.texts].filter(([, text]) => text.state !== "missing").map(([lang, { text }]) => ({ lang, text }))
export const wordingHash = (statement: Statement): string => statementHash(written(statement), sha256)
export const textSeen = (statement: Statement, lang: Lang): string => textHash(textIn(statement, lang).text, sha256)

const isAuthentic = (model: Model, lang: Lang) => model.authentic.some(one => one.lang === lang)

/** Saved on a draft: a text that was level leads and the others fall behind; one that was behind catches up. */
function draftSaved(model: Model, statement: Statement, lang: Lang): void {
  const before = textIn(statement, lang)
  if (!isAuthentic(model, lang) || before.state === "missing" || before.behind > 0) return
  for (const [other, text] of statement.texts) {
    if (other === lang || text.state === "missing") continue
    text.behind += 1
    text.state = "out_of_date"
  }
}

const brokenSave = (model: Model, { statement: id, lang, base, newVersion }: CommandInput<"save-text">) => {
  const statement = statementIn(model, id)
  const begins = statement.state !== "draft" && newVersion === true
  const mayFill = statement.state === "proposed" && textIn(statement, lang).fillable
  return [
    statement.state === "withdrawn" && "statement-ended",
    statement.state === "in_round" && "version-frozen",
    textIn(statement, lang).revision !== base && "text-changed",
    statement.state !== "draft" && !begins && !mayFill && "version-frozen",
    // a record that waits for a confirmation is confirmed or returned first
    begins && recordOf(model, id, "declared") !== undefined && "record-fixed",
  ]
}

const ending = (to: "withdrawn" | "carried_over" | "no_consensus") => ({
  broken: (model: Model, _: unknown, { statement: id }: { statement: string }) => {
    const { state } = statementIn(model, id)
    return [
      state === "in_round" && "round-running",
      state === "recorded" && "record-fixed",
      state === "withdrawn" && "statement-ended",
      state === to && "already-done",
    ]
  },
  changes: (model: Model, _: unknown, { statement: id }: { statement: string }) => {
    statementIn(model, id).state = to
  },
})

export const statementTellings: Tellings = {
  "draft-statement": {
    roles: ["moderator", "secretary", "panelist"],
    broken: ({ topic }) => [topic.state === "closed" && "topic-closed"],
    changes: (model, who, { lang, text }, made) => {
      const id = String(made["statement"])
      const texts = new Map(model.languages.map(one => [one, missing()]))
      texts.set(lang, { ...missing(), text, state: "draft", revision: 1 })
      model.statements.set(id, {
        id,
        by: who.id,
        state: "draft",
        texts,
        versions: [],
        recused: new Set(),
        consents: [],
      })
    },
  },

  "save-text": {
    roles: ["moderator", "secretary", "panelist"],
    broken: (model, _, body) => brokenSave(model, body),
    changes: (model, _, { statement: id, lang, text, base, newVersion }) => {
      const statement = statementIn(model, id)
      const onDraft = statement.state === "draft" || newVersion === true
      const fillable = !onDraft
      if (onDraft) draftSaved(model, statement, lang)
      else statement.versions.at(-1)?.set(lang, text)
      statement.texts.set(lang, { text, state: "draft", revision: base + 1, behind: 0, fillable, beyond: onDraft })
      if (onDraft) statement.state = "draft"
    },
  },

  "confirm-text": {
    roles: [],
    ownRoles: ["moderator", "panelist"],
    own: () => true,
    broken: (model, who, { statement: id, lang, seen }) => {
      const statement = statementIn(model, id)
      const side = model.authentic.find(one => one.lang === lang)?.side ?? null
      return [
        side !== null && who.side !== side && "wrong-side",
        statement.state === "withdrawn" && "statement-ended",
        statement.recused.has(who.id) && "text-recused",
        textIn(statement, lang).state === "missing" && "text-missing",
        textIn(statement, lang).state !== "missing" && seen !== textSeen(statement, lang) && "text-changed",
      ]
    },
    changes: (model, _, { statement: id, lang }) => {
      Object.assign(textIn(statementIn(model, id), lang), { state: "in_sync", behind: 0, fillable: false })
    },
  },

  "propose-statement": {
    roles: ["moderator", "panelist"],
    broken: (model, _, { statement: id, seen }) => {
      const statement = statementIn(model, id)
      return [
        statement.state === "withdrawn" && "statement-ended",
        statement.state !== "draft" && statement.state !== "withdrawn" && "version-frozen",
        !written(statement).some(({ lang }) => isAuthentic(model, lang)) && "text-missing",
        seen !== wordingHash(statement) && "text-changed",
      ]
    },
    changes: (model, _, { statement: id }) => {
      const statement = statementIn(model, id)
      statement.state = "proposed"
      statement.versions.push(new Map(written(statement).map(({ lang, text }) => [lang, text])))
      for (const text of statement.texts.values())
        Object.assign(text, { fillable: text.state === "missing" || text.state === "out_of_date", beyond: false })
    },
  },

  "consent-one-text": {
    roles: ["moderator"],
    broken: (model, _, { statement: id, version }) => {
      const statement = statementIn(model, id)
      return [(statement.state !== "proposed" || lastVersion(statement) !== version) && "not-proposed"]
    },
    changes: (model, who, { statement: id, version }) => {
      statementIn(model, id).consents.push({ version, by: who.id })
    },
  },

  "withdraw-statement": {
    roles: ["moderator"],
    ownRoles: ["panelist"],
    own: (model, who, { statement }) => model.statements.get(statement)?.by === who.id,
    ...ending("withdrawn"),
  },
  "carry-over": { roles: ["moderator"], ...ending("carried_over") },
  "record-no-consensus": { roles: ["moderator"], ...ending("no_consensus") },
}
