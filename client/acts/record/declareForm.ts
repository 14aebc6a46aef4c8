import { type Lang, type Level, languages, levels } from "../../../shared/model/terms.ts"
import type { Texts } from "../../../shared/model/texts.ts"
import { utcDay } from "../../../shared/rules/record/living/reviews.ts"
import { declarable } from "../../../shared/rules/round/outcome/outcome.ts"
import { standing } from "../../../shared/rules/round/outcome/standing.ts"
import { answeredIn, castIn, tallyKey } from "../../../shared/rules/round/outcome/tally.ts"
import { behindIn, textsAsked, textsPrinted } from "../../../shared/rules/text/leftOut.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { becauseWords } from "../../i18n/sentences/round/becauseWords.ts"
import { hereWords } from "../../i18n/sentences/round/hereWords.ts"
import { leftOutWords } from "../../i18n/sentences/round/leftOutWords.ts"
import { textsLeftOut } from "../../i18n/sentences/round/textsLeftOut.ts"
import { outcomeName } from "../../i18n/terms/outcomeTerms.ts"
import { ownName } from "../../i18n/terms/terms.ts"
import type { Scene } from "../../scene/scene.ts"
import { wordingOf } from "../fields.ts"
import type { Field, Form, Values } from "../form.ts"
import type { DeclaringAct } from "./record.ts"

/**
 * Makes the form that declares a record. The form shows the computed level with its reasons. The chair declares this
 * level or a lower one (DOMAIN L5).
 */
export function declareForm(act: Extract<DeclaringAct, { level: Level }>, scene: Scene): Form | null {
  const { state, now } = scene
  const stands = standing(state, act.statement.id)
  if (!stands) return null
  const { because, computed, round, tally } = stands
  const allowed = declarable(computed)
  const printed = new Set(textsPrinted(state, act.statement, round).map(({ lang }) => lang))
  const notAsked = [...(round.leftOut ?? []), ...behindIn(textsAsked(act.statement, round))]
  const unprinted = notAsked.filter(lang => !printed.has(lang))
  const level = (values: Values): Level => levels.find(one => one === values.level) ?? act.level
  const spoken = state.workspace?.languages ?? languages
  return {
    title: act.statement.label,
    help: [
      computedWords(outcomeName(computed)),
      becauseWords(because, state),
      leftOutWords(round.recusedSides, state),
      unprinted.length > 0 ? textsLeftOut(unprinted) : "",
      tallyWords(tally),
      hereWords(scene, round.electorate, round),
    ]
      .filter(line => line !== "")
      .join("\n"),
    quotes: wordingOf(act.statement, state),
    fields: values => [
      {
        kind: "choice",
        name: "level",
        label: msg("form.level"),
        options: allowed.map(value => ({ value, label: outcomeName(value) })),
        value: act.level,
      },
      ...(level(values) === computed ? [] : [lowerReason()]),
      ...spoken.map(note),
      reviewField(now),
    ],
    submit: values => {
      const name = outcomeName(level(values))
      return msg("declare.do", { name })
    },
    command: values => ({
      kind: "declare-record",
      body: {
        statement: act.statement.id,
        level: level(values),
        reason: values.reason || null,
        note: notes(values),
        ...(values["reviewOn"] ? { reviewOn: values["reviewOn"] } : {}),
        seen: tallyKey(tally),
      },
    }),
  }
}

/** The field for the day of the first review, which the record's body then holds. */
const reviewField = (now: number): Field => ({
  kind: "date",
  name: "reviewOn",
  label: msg("declare.reviewDate"),
  value: "",
  min: utcDay(now + 86_400_000),
})

const computedWords = (level: string): string => msg("declare.computed", { level })

function tallyWords(tally: Parameters<typeof castIn>[0]): string {
  const answered = answeredIn(tally)
  const support = tally.agree + tally.reserve
  const cast = castIn(tally)
  return msg("declare.tally", { answered, electorate: tally.electorate, support, cast })
}

const lowerReason = (): Field => ({
  kind: "text",
  name: "reason",
  label: msg("form.lowerReason"),
  required: true,
  lang: domLang(currentLang()),
})

function note(lang: Lang): Field {
  const language = ownName[lang]
  return {
    kind: "text",
    name: `note-${lang}`,
    label: msg("form.note", { language }),
    required: false,
    lang: domLang(lang),
  }
}

function notes(values: Values): Texts {
  const texts: Texts = {}
  for (const lang of languages) {
    const text = values[`note-${lang}`]
    if (text) texts[lang] = text
  }
  return texts
}
