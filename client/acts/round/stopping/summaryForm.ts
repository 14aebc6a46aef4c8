import { findStatement } from "../../../../shared/rules/readings/rows.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { summaryOf } from "../../../i18n/sentences/ratings/summaryWords.ts"
import { languageName } from "../../../i18n/terms/terms.ts"
import type { View } from "../../../scene/scene.ts"
import type { Form, Values } from "../../form.ts"
import type { AnswerAct } from "../answers.ts"

/**
 * The form of a rating's summary, in one language at a time. In the reader's language it begins with the sentences that
 * the figures give.
 */
export function summaryForm({ round }: Extract<AnswerAct, { kind: "summarize-round" }>, { state }: View): Form {
  const languages = state.workspace?.languages ?? []
  const preset = languages.find(lang => lang === currentLang()) ?? languages[0] ?? currentLang()
  const chosen = ({ lang }: Values) => languages.find(one => one === lang) ?? preset
  const written = (values: Values): string => round.summaries?.[chosen(values)]?.text ?? ""
  const draft = (values: Values): string =>
    written(values) || (chosen(values) === currentLang() ? summaryOf(state, round).join(" ") : "")
  const name = (values: Values): string => `text-${chosen(values)}`
  return {
    title: `${findStatement(state, round.statement)?.label ?? ""} · ${msg("summary.title", { n: round.n })}`,
    help: msg("summary.help"),
    fields: values => [
      {
        kind: "choice",
        name: "lang",
        label: msg("summary.lang"),
        options: languages.map(value => ({ value, label: languageName(value) })),
        value: preset,
      },
      {
        kind: "text",
        name: name(values),
        label: msg("summary.text"),
        required: false,
        lang: domLang(chosen(values)),
        value: draft(values),
      },
    ],
    submit: () => msg("person.save"),
    command: values => ({
      kind: "summarize-round",
      body: {
        round: round.id,
        lang: chosen(values),
        text: values[name(values)] ?? draft(values),
        seen: written(values),
      },
    }),
  }
}
