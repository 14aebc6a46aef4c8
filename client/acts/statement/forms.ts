import { declarable } from "../../../shared/rules/round/outcome/outcome.ts"
import { standing } from "../../../shared/rules/round/outcome/standing.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { outcomeName } from "../../i18n/terms/outcomeTerms.ts"
import type { Form, Forms } from "../form.ts"
import { reasoned } from "../reasoned.ts"
import { consenting, naming, recusing } from "./readyingForms.ts"
import type { CardAct, StatementAct } from "./statement.ts"

export const statementForms: Forms<StatementAct | CardAct> = {
  draft: drafting,
  "carry-over": act =>
    reasoned(
      act,
      act.statement.label,
      reason => ({ kind: "carry-over", body: { statement: act.statement.id, reason } }),
      false,
    ),
  "record-no-consensus": (act, { state }) => {
    const computed = standing(state, act.statement.id)?.computed
    const level = computed ? declarable(computed)[0] : undefined
    const against = level !== undefined
    const form = reasoned(
      act,
      act.statement.label,
      reason => ({ kind: "record-no-consensus", body: { statement: act.statement.id, reason } }),
      against,
    )
    return against ? { ...form, submit: () => msg("act.noConsensusAgainst", { level: outcomeName(level) }) } : form
  },
  withdraw: act =>
    reasoned(act, act.statement.label, reason => ({
      kind: "withdraw-statement",
      body: { statement: act.statement.id, reason },
    })),
  "name-reviewer": naming,
  "consent-one-text": consenting,
  recuse: recusing,
}

function drafting({ topic, anchor, lang, text }: Extract<StatementAct, { kind: "draft" }>): Form {
  return {
    title: msg("act.draft"),
    fields: () => [
      {
        kind: "text",
        name: "text",
        label: msg("form.wording"),
        required: true,
        lang: domLang(lang ?? currentLang()),
        value: text ?? "",
      },
    ],
    submit: () => msg("form.saveDraft"),
    command: values => ({
      kind: "draft-statement",
      body: { topic: topic.id, anchor: anchor ?? null, lang: lang ?? currentLang(), text: values.text ?? "" },
    }),
  }
}
