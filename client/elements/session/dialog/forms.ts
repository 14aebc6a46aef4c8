import { msg, str } from "@lit/localize"
import type { RecordCard, Round, Statement } from "../../../../shared/fold/consensusState.ts"
import { type Disposition, dispositions, type PositionValue, positions } from "../../../../shared/model/terms.ts"
import { citiesOf } from "../../../../shared/rules/floor/cities.ts"
import { latestVersion } from "../../../../shared/rules/readings/statements.ts"
import type { Act, DeskAct, Wanted } from "../../../acts/act.ts"
import type { Scene } from "../../../acts/scene.ts"
import { inCities } from "../../../i18n/cities.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { dispositionName, positionName } from "../../../i18n/outcomeTerms.ts"
import { noteForm } from "../rail/suggestion/suggestionForms.ts"
import { deskWords } from "../record-card/deskWords.ts"
import { afterwardsForm } from "./afterwardsForms.ts"
import { closingForm } from "./closingForm.ts"
import { declareForm } from "./declareForm.ts"
import { spoken, wordingOf, written } from "./fields.ts"
import type { Command, Form, Values } from "./form.ts"
import { openingForm } from "./openingForm.ts"
import { proposalForm } from "./proposalForms.ts"
import { readyingForm } from "./readyingForms.ts"
import { silenceForm } from "./silenceForm.ts"

/** The form that an act needs; null where it can be done at once. */
export function formOf(act: Wanted, scene: Scene): Form | null {
  switch (act.do) {
    case "declare":
    case "declare-lower":
      return declareForm(act, scene)
    case "start-rating":
    case "call":
      return openingForm(act, scene)
    case "return-record":
      return {
        ...reasoned(act, cr(act.record), reason => ({
          kind: "return-record",
          body: { record: act.record.id, reason },
        })),
        help: msg("Only the chairs read the reason, until one of the two publishes it.", { id: "form.returnHelp" }),
      }
    case "take-back-record":
      return reasoned(act, cr(act.record), reason => ({
        kind: "take-back-record",
        body: { record: act.record.id, reason },
      }))
    case "void-round":
      return reasoned(act, labelOf(act.round, scene), reason => ({
        kind: "void-round",
        body: { round: act.round.id, reason },
      }))
    case "withdraw":
      return reasoned(act, act.statement.label, reason => ({
        kind: "withdraw-statement",
        body: { statement: act.statement.id, reason },
      }))
    case "carry-over":
      return reasoned(
        act,
        act.statement.label,
        reason => ({ kind: "carry-over", body: { statement: act.statement.id, reason } }),
        false,
      )
    case "record-no-consensus":
      return reasoned(
        act,
        act.statement.label,
        reason => ({ kind: "record-no-consensus", body: { statement: act.statement.id, reason } }),
        false,
      )
    case "close-session":
      return closing(scene)
    case "start-session":
      return starting(scene)
    case "close-and-show":
    case "close-round":
      return closingForm(act, scene)
    case "answer-objection":
      return answering(act)
    case "draft":
      return drafting(act)
    case "object":
      return objecting(act.statement)
    case "change-position":
      return changing(act.round, scene)
    case "add-reservation":
    case "add-dissent":
      return adding(act.do, act.record, scene)
    case "state-change":
    case "withdraw-addition":
    case "countersign-record":
    case "withdraw-record":
    case "propose-erratum":
    case "object-erratum":
    case "mark-editorial":
    case "unmark-editorial":
      return afterwardsForm(act, scene)
    case "confirm-proposal":
    case "refuse-proposal":
    case "take-back-proposal":
      return proposalForm(act, scene)
    case "name-reviewer":
    case "consent-one-text":
    case "recuse":
      return readyingForm(act, scene)
    case "open-silence":
    case "extend-silence":
      return silenceForm(act, scene)
    case "suggest":
    case "decline-suggestion":
    case "set-note-mode":
    case "reopen-topic":
    case "correct-comment":
    case "withdraw-comment":
      return noteForm(act, scene)
    default:
      return null
  }
}

const cr = ({ number }: RecordCard): string => `CR-${number}`
const labelOf = ({ statement }: Round, { state }: Scene): string =>
  Object.values(state.statements).find(({ id }) => id === statement)?.label ?? ""

/** `about`: the text or the record, which the card behind the dialog may no longer show. */
function reasoned(act: Act | DeskAct, about: string, command: (reason: string) => Command, required = true): Form {
  const label = msg("Reason", { id: "form.reason" })
  return {
    title: `${about} · ${deskWords(act)}`,
    fields: () => [written("reason", label, required)],
    submit: () => deskWords(act),
    command: ({ reason = "" }) => command(reason),
  }
}

function starting({ state, session }: Scene): Form {
  const time = inCities(session.startsAt, citiesOf(state, session.cities))
  return {
    title: msg("Start session", { id: "session.start" }),
    help: msg(str`It is planned for ${time}. Start it now?`, { id: "session.startEarly" }),
    fields: () => [],
    submit: () => msg("Start session", { id: "session.start" }),
    command: () => ({ kind: "start-session", body: { session: session.id } }),
  }
}

const closing = ({ session }: Scene): Form => ({
  title: msg("Close session", { id: "session.close" }),
  help: msg("Close the session? You can undo this for two minutes, and later continue in a new, linked session.", {
    id: "session.closeAsk",
  }),
  fields: () => [],
  submit: () => msg("Close session", { id: "session.close" }),
  command: () => ({ kind: "close-session", body: { session: session.id } }),
})

function answering({ objection, name }: Extract<Act, { do: "answer-objection" }>): Form {
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
      written("answer", msg("Your answer (printed with the record)", { id: "form.answer" })),
    ],
    submit: () => msg("Answer the objection", { id: "objection.answer" }),
    command: values => ({
      kind: "answer-objection",
      body: {
        objection: objection.id,
        disposition: disposition(values.disposition),
        answer: spoken(values.answer),
      },
    }),
  }
}

const drafting = ({ topic, anchor, lang, text }: Extract<Act, { do: "draft" }>): Form => ({
  title: msg("Draft a statement", { id: "act.draft" }),
  fields: () => [
    {
      is: "text",
      name: "text",
      label: msg("Wording, in your language; the others are added on the card", { id: "form.wording" }),
      required: true,
      lang: domLang(lang ?? currentLang()),
      value: text ?? "",
    },
  ],
  submit: () => msg("Save the draft", { id: "form.saveDraft" }),
  command: values => ({
    kind: "draft-statement",
    body: { topic: topic.id, anchor: anchor ?? null, lang: lang ?? currentLang(), text: values.text ?? "" },
  }),
})

const objecting = (statement: Statement): Form => ({
  title: msg("Raise an objection", { id: "act.object" }),
  help: msg("Your objection must be answered before anything can be declared.", { id: "position.blockHelp" }),
  fields: () => [
    written("reason", msg("Your reason (printed with the record)", { id: "position.reason" })),
    written("remedy", msg("What change would make it acceptable to you?", { id: "position.remedy" }), false),
  ],
  submit: () => msg("Raise an objection", { id: "act.object" }),
  command: ({ reason, remedy }) => ({
    kind: "raise-objection",
    body: {
      statement: statement.id,
      version: latestVersion(statement)?.n ?? 1,
      reason: spoken(reason),
      remedy: remedy ? spoken(remedy) : null,
    },
  }),
})

function changing(round: Round, { me }: Scene): Form {
  const given = round.answers?.find(({ member }) => member === me.member)
  const mine = given?.answer
  const now: PositionValue = mine?.kind === "call" ? mine.position : "agree"
  const chosen = ({ position }: Values): PositionValue => positions.find(one => one === position) ?? now
  const reasoned = (values: Values) => ["reserve", "disagree", "block"].includes(chosen(values))
  return {
    title: msg("Change my position", { id: "act.changePosition" }),
    ...(given?.spoken ? { help: enteredForYou(positionName(now)) } : {}),
    fields: values => [
      {
        is: "choice",
        name: "position",
        label: msg("Position", { id: "form.position" }),
        options: positions.map(value => ({ value, label: positionName(value) })),
        value: now,
      },
      ...(reasoned(values)
        ? [written("reason", msg("Your reason (printed with the record)", { id: "position.reason" }))]
        : []),
      ...(chosen(values) === "block"
        ? [written("remedy", msg("What change would make it acceptable to you?", { id: "position.remedy" }))]
        : []),
      written("why", msg("Why you change it", { id: "form.why" })),
    ],
    submit: () => msg("Submit position", { id: "position.submit" }),
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

const enteredForYou = (position: string): string =>
  msg(str`The secretary entered what you said: ${position}.`, { id: "form.enteredForYou" })

const adding = (kind: "add-reservation" | "add-dissent", record: RecordCard, scene: Scene): Form => {
  const title =
    kind === "add-dissent"
      ? msg("Submit a dissent", { id: "record.dissent" })
      : msg("Add a reservation", { id: "record.reserve" })
  return {
    title: `CR-${record.number} · ${title}`,
    quotes: wordingOf(record.body, scene.state),
    help: msg("It is printed with the record, under your name.", { id: "form.printed" }),
    fields: () => [written("text", title)],
    submit: () => title,
    command: ({ text }) => ({ kind, body: { record: record.id, text: spoken(text) } }),
  }
}
