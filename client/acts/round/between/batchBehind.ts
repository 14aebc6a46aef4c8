import type { Statement } from "../../../../shared/fold/consensusState.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { latestVersion } from "../../../../shared/rules/readings/statements.ts"
import { behindIn } from "../../../../shared/rules/text/leftOut.ts"
import { list } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { languageName } from "../../../i18n/terms/terms.ts"
import type { Field, Values } from "../../form.ts"

/** A statement with the languages whose texts are out of date. */
interface Stale {
  id: Statement["id"]
  label: string
  languages: Lang[]
}

/** The statements among these that a call cannot simply ask about, because some of their texts are out of date. */
export const staleIn = (statements: readonly Statement[]): Stale[] =>
  statements
    .map(one => ({ id: one.id, label: one.label, languages: behindIn(latestVersion(one)?.texts ?? []) }))
    .filter(({ languages }) => languages.length > 0)

type Choice = "update" | "statements" | "texts"

const choiceIn = ({ behind }: Values): Choice => (behind === "statements" || behind === "texts" ? behind : "update")

const named = (stale: readonly Stale[]): string =>
  list(stale.map(({ label, languages }) => `${label} (${list(languages.map(languageName))})`))

/** Asks what becomes of statements whose texts are out of date, and names them with the languages (DOMAIN B10). */
export function staleFields(stale: readonly Stale[]): Field[] {
  if (stale.length === 0) return []
  const options = [
    { value: "update", label: msg("batch.behind.update") },
    { value: "statements", label: msg("batch.behind.statements") },
    { value: "texts", label: msg("batch.behind.texts") },
  ]
  const label = msg("batch.behind", { texts: named(stale) })
  return [{ kind: "choice", name: "behind", label, options, value: "update" }]
}

/** The statements that the batch asks about, without those that the moderator leaves out. */
export const withoutStale = (values: Values, chosen: Statement[], stale: readonly Stale[]): Statement[] =>
  choiceIn(values) === "statements" ? chosen.filter(({ id }) => !stale.some(one => one.id === id)) : chosen

export const staleLacks = (values: Values, stale: readonly Stale[]): string | null =>
  stale.length > 0 && choiceIn(values) === "update" ? msg("batch.behind.lacks", { texts: named(stale) }) : null

/** The languages that the rounds leave out, each only in a statement in which its text is out of date. */
export const languagesLeftOut = (values: Values, stale: readonly Stale[]): Lang[] =>
  choiceIn(values) === "texts" ? [...new Set(stale.flatMap(({ languages }) => languages))] : []
