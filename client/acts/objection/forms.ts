import { type Disposition, dispositions } from "../../../shared/model/terms.ts"
import { latestVersion } from "../../../shared/rules/readings/statements.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { dispositionName } from "../../i18n/terms/outcomeTerms.ts"
import { inOwnLanguage, textField } from "../fields.ts"
import type { Form, Forms } from "../form.ts"
import type { ObjectingAct, ObjectorsAct } from "./objection.ts"

export const objectionForms: Forms<ObjectorsAct | ObjectingAct> = {
  "answer-objection": answering,
  object: objecting,
}

function answering({ objection, name }: Extract<ObjectorsAct, { kind: "answer-objection" }>): Form {
  const disposition = (value = ""): Disposition => dispositions.find(one => one === value) ?? "answered"
  return {
    title: msg("act.answerObjection", { name }),
    quotes: [{ text: objection.reason.text, lang: domLang(objection.reason.lang) }],
    ...(objection.remedy
      ? {
          wish: {
            label: msg("objection.remedy"),
            text: objection.remedy.text,
            lang: domLang(objection.remedy.lang),
          },
        }
      : {}),
    fields: () => [
      {
        kind: "choice",
        name: "disposition",
        label: msg("form.disposition"),
        options: dispositions.map(value => ({ value, label: dispositionName(value) })),
        value: "",
      },
      textField("answer", msg("form.answer")),
    ],
    submit: () => msg("objection.answer"),
    command: values => ({
      kind: "answer-objection",
      body: {
        objection: objection.id,
        disposition: disposition(values.disposition),
        answer: inOwnLanguage(values.answer),
      },
    }),
  }
}

function objecting({ statement }: ObjectingAct): Form {
  return {
    title: msg("act.object"),
    help: msg("position.blockHelp"),
    fields: () => [textField("reason", msg("position.reason")), textField("remedy", msg("position.remedy"), false)],
    submit: () => msg("act.object"),
    command: ({ reason, remedy }) => ({
      kind: "raise-objection",
      body: {
        statement: statement.id,
        version: latestVersion(statement)?.n ?? 1,
        reason: inOwnLanguage(reason),
        remedy: remedy ? inOwnLanguage(remedy) : null,
      },
    }),
  }
}
