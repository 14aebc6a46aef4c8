import { type PositionValue, positions } from "../../../shared/model/terms.ts"
import { findStatement } from "../../../shared/rules/readings/rows.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { positionName } from "../../i18n/terms/outcomeTerms.ts"
import type { View } from "../../scene/scene.ts"
import { textField } from "../fields.ts"
import type { Form, Forms, Values } from "../form.ts"
import { reasoned } from "../reasoned.ts"
import type { AnswerAct } from "./answers.ts"
import type { BetweenAct } from "./between/between.ts"
import { betweenForms } from "./between/betweenForms.ts"
import { closingForm } from "./closingForm.ts"
import { openingForm } from "./openingForm.ts"
import { groupingForm } from "./reasons/groupingForm.ts"
import type { RoundAct } from "./round.ts"
import type { SilenceAct } from "./silence.ts"
import { silenceForm } from "./silenceForm.ts"
import { summaryForm } from "./stopping/summaryForm.ts"

export const roundForms: Forms<RoundAct | AnswerAct | SilenceAct | BetweenAct> = {
  ...betweenForms,
  "start-rating": openingForm,
  call: openingForm,
  "close-and-show": closingForm,
  "close-round": closingForm,
  "void-round": (act, { state, answers }) => {
    const { id: round, statement } = act.round
    const label = findStatement(state, statement)?.label ?? ""
    const form = reasoned(act, label, reason => ({ kind: "void-round", body: { round, reason } }))
    const n = answers[round]?.answered ?? 0
    return n > 0 ? { ...form, submit: () => msg("act.voidWith", { n }) } : form
  },
  "change-position": changing,
  "group-reasons": groupingForm,
  "summarize-round": summaryForm,
  "open-silence": silenceForm,
  "extend-silence": silenceForm,
}

function changing({ round }: Extract<AnswerAct, { kind: "change-position" }>, { me }: View): Form {
  const given = round.answers?.find(({ member }) => member === me.member)
  const mine = given?.answer
  const now: PositionValue = mine?.kind === "call" ? mine.position : "agree"
  const chosen = ({ position }: Values): PositionValue => positions.find(one => one === position) ?? now
  const reasoned = (values: Values) => ["reserve", "disagree", "block"].includes(chosen(values))
  return {
    title: msg("act.changePosition"),
    ...(given?.spoken ? { help: enteredForYou(positionName(now)) } : {}),
    fields: values => [
      {
        kind: "choice",
        name: "position",
        label: msg("form.position"),
        options: positions.map(value => ({ value, label: positionName(value) })),
        value: now,
      },
      ...(reasoned(values) ? [textField("reason", msg("position.reason"))] : []),
      ...(chosen(values) === "block" ? [textField("remedy", msg("position.remedy"))] : []),
      textField("why", msg("form.why")),
    ],
    submit: () => msg("position.submit"),
    command: values => ({
      kind: "change-position",
      body: {
        round: round.id,
        position: {
          kind: "call",
          position: chosen(values),
          reason: values.reason ?? "",
          remedy: values.remedy ?? "",
          lang: currentLang(),
        },
        why: values.why ?? "",
      },
    }),
  }
}

const enteredForYou = (position: string): string => msg("form.enteredForYou", { position })
