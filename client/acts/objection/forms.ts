import { msg, str } from "@lit/localize"
import { type Disposition, dispositions } from "../../../shared/model/terms.ts"
import { latestVersion } from "../../../shared/rules/readings/statements.ts"
import { domLang } from "../../i18n/language.ts"
import { dispositionName } from "../../i18n/terms/outcomeTerms.ts"
import { inOwnLanguage, textField } from "../fields.ts"
import type { Form, Forms } from "../form.ts"
import type { ObjectingAct, ObjectorsAct } from "./objection.ts"

export const objectionForms: Forms<ObjectorsAct | ObjectingAct> = {
  "answer-objection": answering,
  object: objecting,
}

function answering({ objection, name }: Extract<ObjectorsAct, { do: "answer-objection" }>): Form {
  const disposition = (value = ""): Disposition => dispositions.find(one => one === value) ?? "answered"
  return {
    title: msg(str`Answer ${name}'s objection`, { id: "act.answerObjection" }),
    quotes: [{ text: objection.reason.text, lang: domLang(objection.reason.lang) }],
    ...(objection.remedy
      ? {
          wish: {
            label: msg("What would make it acceptable", { id: "objection.remedy" }),
            text: objection.remedy.text,
            lang: domLang(objection.remedy.lang),
          },
        }
      : {}),
    fields: () => [
      {
        is: "choice",
        name: "disposition",
        label: msg("Outcome of the objection", { id: "form.disposition" }),
        options: dispositions.map(value => ({ value, label: dispositionName(value) })),
        value: "",
      },
      textField("answer", msg("Your answer (printed with the record)", { id: "form.answer" })),
    ],
    submit: () => msg("Answer the objection", { id: "objection.answer" }),
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
    title: msg("Raise an objection", { id: "act.object" }),
    help: msg("Your objection must be answered before anything can be declared.", { id: "position.blockHelp" }),
    fields: () => [
      textField("reason", msg("Your reason (printed with the record)", { id: "position.reason" })),
      textField("remedy", msg("What change would make it acceptable to you?", { id: "position.remedy" }), false),
    ],
    submit: () => msg("Raise an objection", { id: "act.object" }),
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
