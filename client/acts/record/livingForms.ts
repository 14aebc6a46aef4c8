import type { RecordRow } from "../../../shared/fold/recordState.ts"
import { type Judgement, judgements, type ProgressState, progressStates } from "../../../shared/model/terms.ts"
import { canNoteProgress, lastProgress, progressMembers } from "../../../shared/rules/record/living/progress.ts"
import { countJudgements, utcDay } from "../../../shared/rules/record/living/reviews.ts"
import { list } from "../../i18n/formats.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { personName } from "../../i18n/names.ts"
import { judgementName, progressName } from "../../i18n/terms/recordTerms.ts"
import type { Scene } from "../../scene/scene.ts"
import { labelOf } from "../acts.ts"
import { inOwnLanguage, textField, wordingOf } from "../fields.ts"
import type { Field, Form, Forms, Values } from "../form.ts"
import type { LivingAct } from "./living.ts"

type Of<D extends LivingAct["kind"]> = Extract<LivingAct, { kind: D }>

/** The forms of acts on what is entered beside a record. None of them changes the record's body. */
export const livingForms: Forms<LivingAct> = {
  "set-review-date": (act, scene) => dating(act, scene),
  "open-review": (act, scene) => opening(act, scene),
  "conclude-review": (act, scene) => concluding(act, scene),
  "name-progress-members": (act, scene) => naming(act, scene),
  "note-progress": (act, scene) => noting(act, scene),
}

const titled = (act: LivingAct): string => {
  const label = labelOf(act)
  const about = `CR-${act.record.number}`
  return label.includes(about) ? label : `${about} · ${label}`
}

const dayMs = 86_400_000

/** Makes the field for a review date, which lies after today. An empty field means that there is no date. */
const dateField = (name: string, label: string, value: string, now: number): Field => ({
  kind: "date",
  name,
  label,
  value,
  min: utcDay(now + dayMs),
})

function dating(act: Of<"set-review-date">, { now }: Scene): Form {
  const { record } = act
  const on = record.review?.on ?? ""
  return {
    title: titled(act),
    help: msg("review.dateHelp"),
    fields: () => [dateField("on", msg("review.date"), on > utcDay(now) ? on : "", now)],
    submit: ({ on: given }) => (given === "" ? msg("review.noDate") : labelOf(act)),
    command: ({ on: given = "" }) => ({ kind: "set-review-date", body: { record: record.id, on: given || null } }),
  }
}

const opening = (act: Of<"open-review">, { state }: Scene): Form => ({
  title: titled(act),
  help: msg("review.openHelp"),
  quotes: wordingOf(act.record.body, state),
  fields: () => [],
  submit: () => labelOf(act),
  command: () => ({ kind: "open-review", body: { record: act.record.id } }),
})

const outcomeIn = ({ outcome = "" }: Values): Judgement | null => judgements.find(one => one === outcome) ?? null

function concluding(act: Of<"conclude-review">, { state, now }: Scene): Form {
  const { record, round } = act
  const counts = countJudgements(round.answers ?? [])
  const told = judgements.flatMap(one =>
    counts[one] > 0 ? [msg("review.count", { judgement: judgementName(one), n: counts[one] })] : [],
  )
  const helps: Record<Judgement, string> = {
    stands: msg("review.standsHelp"),
    amend: msg("review.amendHelp"),
    withdraw: msg("review.withdrawHelp"),
  }
  return {
    title: titled(act),
    help: values => {
      const outcome = outcomeIn(values)
      return [told.length > 0 ? list(told) : msg("review.noAnswers"), outcome ? helps[outcome] : ""].join("\n").trim()
    },
    quotes: wordingOf(record.body, state),
    fields: values => {
      const outcome = outcomeIn(values)
      const options = judgements.map(value => ({ value, label: judgementName(value) }))
      return [
        { kind: "choice", name: "outcome", label: msg("review.conclusion"), options, value: "" },
        textField("reason", msg("form.reason"), outcome !== null && outcome !== "stands"),
        ...(outcome === "stands" ? [dateField("next", msg("review.next"), "", now)] : []),
      ]
    },
    submit: () => labelOf(act),
    command: values => {
      const { reason = "", next = "" } = values
      const outcome = outcomeIn(values) ?? "stands"
      const said = reason === "" ? {} : { reason, reasonLang: currentLang() }
      return { kind: "conclude-review", body: { record: record.id, outcome, next: next || null, ...said } }
    },
  }
}

/** Makes the form that names who notes progress: one box for each member who can be named. */
function naming(act: Of<"name-progress-members">, { state }: Scene): Form {
  const named = new Set(progressMembers(state, act.record).map(({ id }) => id))
  const able = Object.values(state.members).filter(canNoteProgress)
  return {
    title: titled(act),
    help: msg("progress.nameHelp"),
    fields: () =>
      able.map(member => ({
        kind: "check",
        name: `member-${member.id}`,
        label: personName(member),
        value: named.has(member.id) ? "on" : "",
      })),
    submit: () => labelOf(act),
    command: values => ({
      kind: "name-progress-members",
      body: {
        record: act.record.id,
        members: able.flatMap(({ id }) => (values[`member-${id}`] === "on" ? [id] : [])),
      },
    }),
  }
}

const stateNow = (record: RecordRow): ProgressState => lastProgress(record)?.state ?? "under_way"

const noting = (act: Of<"note-progress">, { state }: Scene): Form => ({
  title: titled(act),
  help: msg("progress.noteHelp"),
  quotes: wordingOf(act.record.body, state),
  fields: () => [
    {
      kind: "choice",
      name: "state",
      label: msg("progress.state"),
      options: progressStates.map(value => ({ value, label: progressName(value) })),
      value: stateNow(act.record),
    },
    textField("text", msg("progress.text")),
  ],
  submit: () => labelOf(act),
  command: ({ state: at = "", text }) => ({
    kind: "note-progress",
    body: {
      record: act.record.id,
      state: progressStates.find(one => one === at) ?? stateNow(act.record),
      text: inOwnLanguage(text),
    },
  }),
})
