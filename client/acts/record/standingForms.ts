import type { ProposedAct } from "../../../shared/contract/events/proposal.ts"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import { actsAlone } from "../../../shared/rules/people/consent/consent.ts"
import { amendingWhy } from "../../../shared/rules/record/afterwards/amendingWords.ts"
import { markedWordings, type Wordings } from "../../../shared/rules/record/proposed.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { aloneWords, othersConfirm } from "../../i18n/sentences/proposal/proposalText.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import type { View } from "../../scene/scene.ts"
import { labelOf } from "../acts.ts"
import { inOwnLanguage, textField, wordingOf } from "../fields.ts"
import type { Form, Forms, Values } from "../form.ts"
import type { EnteredAct, StandingAct } from "./standing.ts"
import { toAmend } from "./standing.ts"

type Of<D extends (StandingAct | EnteredAct)["kind"]> = Extract<StandingAct | EnteredAct, { kind: D }>

/** The forms of acts on a record's card. These acts add to the record and never change its body. */
export const standingForms: Forms<StandingAct | EnteredAct> = {
  "add-reservation": (act, scene) => adding(act, scene),
  "add-dissent": (act, scene) => adding(act, scene),
  "state-change": (act, scene) => stating(act, scene),
  "withdraw-addition": act => withdrawingAddition(act),
  "countersign-record": act => countersigning(act),
  "withdraw-record": act => withdrawing(act),
  "propose-erratum": (act, scene) => correcting(act, scene),
  "mark-editorial": (act, scene) => marking(act, scene),
  "unmark-editorial": act => unmarking(act),
  "object-erratum": act => objecting(act),
}

const adding = (act: Of<"add-reservation"> | Of<"add-dissent">, { state }: View): Form => ({
  title: `CR-${act.record.number} · ${labelOf(act)}`,
  quotes: wordingOf(act.record.body, state),
  help: msg("form.printed"),
  fields: () => [textField("text", labelOf(act))],
  submit: () => labelOf(act),
  command: ({ text }) => ({ kind: act.kind, body: { record: act.record.id, text: inOwnLanguage(text) } }),
})

const stating = (act: Of<"state-change">, { state }: View): Form => ({
  title: `CR-${act.record.number} · ${labelOf(act)}`,
  quotes: wordingOf(act.record.body, state),
  help: msg("form.changeHelp"),
  fields: () => [textField("text", msg("form.changeText"))],
  submit: () => labelOf(act),
  command: ({ text }) => ({ kind: "state-change", body: { record: act.record.id, text: inOwnLanguage(text) } }),
})

/**
 * Makes the form that withdraws an addition. The form quotes the addition, because a member may have made more than
 * one.
 */
const withdrawingAddition = ({ record, addition, of, ...act }: Of<"withdraw-addition">): Form => ({
  title: `CR-${record.number} · ${labelOf({ ...act, record, addition, of })}`,
  quotes: [{ text: addition.text.text, lang: domLang(addition.text.lang) }],
  help: msg("form.withdrawAdditionHelp"),
  fields: () => [],
  submit: () => labelOf({ ...act, record, addition, of }),
  command: () => ({ kind: "withdraw-addition", body: { record: record.id, addition: addition.seq } }),
})

const countersigning = (act: Of<"countersign-record">): Form => ({
  title: `CR-${act.record.number} · ${labelOf(act)}`,
  help: msg("form.countersignHelp"),
  fields: () => [],
  submit: () => labelOf(act),
  command: () => ({ kind: "countersign-record", body: { record: act.record.id } }),
})

const withdrawing = (act: Of<"withdraw-record">): Form => ({
  title: `CR-${act.record.number} · ${labelOf(act)}`,
  help: [msg("form.withdrawHelp"), act.alone ? aloneWords() : othersConfirm()].join("\n"),
  fields: () => [textField("reason", msg("form.reason"))],
  submit: () => labelOf(act),
  command: ({ reason = "" }) => ({ kind: "withdraw-record", body: { record: act.record.id, reason } }),
})

/** Whether this reader's proposal takes effect at once, because no other member could confirm it. */
const isAlone = ({ state, me }: View, about: ProposedAct): boolean => actsAlone(state, about, me.member)

/** Returns the amendment to offer instead of the form, if the new wording changes the meaning of the record. */
function instead(record: RecordRow, wordings: Wordings | null): ReturnType<NonNullable<Form["instead"]>> {
  const why = wordings && amendingWhy(wordings.before, wordings.now, wordings.lang)
  if (!why) return null
  const label = msg("drift.makeAmendment")
  return { why: refusalText({ code: `amends-${why}`, params: {} }), label, act: toAmend(record) }
}

/**
 * Makes the form that marks a difference as editorial. It shows both wordings above the reason, so that nobody marks a
 * difference unread.
 */
function marking({ record, ...act }: Of<"mark-editorial">, scene: View): Form {
  const now = record.drift?.now ?? ""
  const wordings = markedWordings(record, { text: now })
  const alone = isAlone(scene, { act: "editorial", record: record.id, now })
  const label = alone ? labelOf({ ...act, record }) : msg("drift.proposeEditorial")
  return {
    title: `CR-${record.number} · ${label}`,
    help: [msg("form.editorialHelp"), alone ? aloneWords() : othersConfirm()].join("\n"),
    changes: () => wordings,
    instead: () => instead(record, wordings),
    fields: () => [textField("reason", msg("form.reason"))],
    submit: () => label,
    command: ({ reason = "" }) => ({ kind: "mark-editorial", body: { record: record.id, now, reason } }),
  }
}

const unmarking = (act: Of<"unmark-editorial">): Form => ({
  title: `CR-${act.record.number} · ${labelOf(act)}`,
  help: msg("form.unmarkHelp"),
  changes: () => markedWordings(act.record, act.mark),
  fields: () => [textField("reason", msg("form.reason"))],
  submit: () => labelOf(act),
  command: ({ reason = "" }) => ({
    kind: "unmark-editorial",
    body: { record: act.record.id, now: act.mark.text, reason },
  }),
})

/**
 * Makes the form that proposes an erratum. Its field contains the recorded text, so that the writer corrects only the
 * mistake.
 */
function correcting(act: Of<"propose-erratum">, scene: View): Form {
  const { texts } = act.record.body
  const first = texts.find(({ lang }) => lang === currentLang()) ?? texts[0]
  const chosen = (value = ""): Lang => languages.find(one => one === value) ?? first?.lang ?? "en"
  const textIn = (lang: Lang) => texts.find(one => one.lang === lang)?.text ?? ""
  const wordings = (values: Values): Wordings | null => {
    const lang = chosen(values.lang)
    const [before, now = before] = [textIn(lang), values[`text-${lang}`]]
    return before === now ? null : { before, now, lang }
  }
  return {
    title: `CR-${act.record.number} · ${labelOf(act)}`,
    help: [
      msg("form.erratumHelp"),
      isAlone(scene, { act: "erratum", record: act.record.id, lang: chosen(), text: "" })
        ? aloneWords()
        : othersConfirm(),
    ].join("\n"),
    changes: values => wordings(values),
    instead: values => instead(act.record, wordings(values)),
    fields: values => {
      const lang = chosen(values.lang)
      const options = texts.map(one => ({ value: one.lang, label: languageName(one.lang) }))
      const label = msg("form.erratumText")
      return [
        { kind: "choice", name: "lang", label: msg("form.language"), options, value: lang },
        { kind: "text", name: `text-${lang}`, label, required: true, lang: domLang(lang), value: textIn(lang) },
        textField("reason", msg("form.reason")),
      ]
    },
    submit: () => labelOf(act),
    command: values => {
      const lang = chosen(values.lang)
      const text = values[`text-${lang}`] ?? ""
      return { kind: "propose-erratum", body: { record: act.record.id, lang, text, reason: values.reason ?? "" } }
    },
  }
}

const objecting = (act: Of<"object-erratum">): Form => ({
  title: labelOf(act),
  quotes: [{ text: act.erratum.text, lang: domLang(act.erratum.lang) }],
  fields: () => [textField("reason", msg("position.reason"))],
  submit: () => labelOf(act),
  command: ({ reason }) => ({
    kind: "object-erratum",
    body: { record: act.record.id, erratum: act.erratum.id, reason: inOwnLanguage(reason) },
  }),
})
