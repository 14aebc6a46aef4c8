import { msg, str } from "@lit/localize"
import type { RecordCard } from "../../../../shared/fold/consensusState.ts"
import { type Lang, languages } from "../../../../shared/model/terms.ts"
import type { Act, DeskAct } from "../../../../shared/rules/nextAction/act.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { languageName } from "../../../i18n/terms.ts"
import { deskWords } from "../record-card/deskWords.ts"
import { spoken, written } from "./fields.ts"
import type { Form } from "./form.ts"

/** reservations and dissents have their own form */
type Printed = "add-reservation" | "add-dissent"
type Entered =
  | Exclude<Extract<DeskAct, { record: RecordCard }>, { do: Printed }>
  | Extract<Act, { do: "confirm-withdrawal" }>
type Of<D extends Entered["do"]> = Extract<Entered, { do: D }>

/** A record's body never changes: everything here is entered beside it. */
export function afterwardsForm(act: Entered): Form {
  switch (act.do) {
    case "state-change":
      return stating(act)
    case "countersign-record":
      return countersigning(act)
    case "withdraw-record":
      return withdrawing(act)
    case "confirm-withdrawal":
    case "take-back-withdrawal":
      return agreeing(act)
    case "propose-erratum":
      return correcting(act)
    case "object-erratum":
      return objecting(act)
  }
}

const stating = (act: Of<"state-change">): Form => ({
  title: deskWords(act),
  help: msg("The record stays as it is. Your statement stands beside it, with its date.", { id: "form.changeHelp" }),
  fields: () => [written("text", msg("What you hold now, and why", { id: "form.changeText" }))],
  submit: () => deskWords(act),
  command: ({ text }) => ({ kind: "state-change", body: { record: act.record.id, text: spoken(text) } }),
})

const countersigning = (act: Of<"countersign-record">): Form => ({
  title: `CR-${act.record.number} · ${deskWords(act)}`,
  help: msg(
    "Your name and the time stand under the record from then on, and are printed with it. This cannot be taken back.",
    {
      id: "form.countersignHelp",
    },
  ),
  fields: () => [],
  submit: () => deskWords(act),
  command: () => ({ kind: "countersign-record", body: { record: act.record.id } }),
})

const withdrawing = (act: Of<"withdraw-record">): Form => ({
  title: `CR-${act.record.number} · ${deskWords(act)}`,
  help: msg(
    "It takes the quorum that adopted it and, until the minutes are adopted, the confirmation of every other side. Number, text and reason stay readable.",
    { id: "form.withdrawSides" },
  ),
  fields: () => [written("reason", msg("Reason", { id: "form.reason" }))],
  submit: () => deskWords(act),
  command: ({ reason = "" }) => ({ kind: "withdraw-record", body: { record: act.record.id, reason } }),
})

const whyWords = (reason: string): string => msg(str`Reason: ${reason}`, { id: "form.reasonGiven" })

/** Why it was proposed stands before whoever confirms it. */
const agreeing = (act: Of<"confirm-withdrawal" | "take-back-withdrawal">): Form => ({
  title: deskWords(act),
  ...(act.record.withdrawal ? { help: whyWords(act.record.withdrawal.reason) } : {}),
  fields: () => [],
  submit: () => deskWords(act),
  command: () => ({ kind: act.do, body: { record: act.record.id } }),
})

/** The text is offered as it stands, so that only the slip is mended. */
function correcting(act: Of<"propose-erratum">): Form {
  const { texts } = act.record.body
  const first = texts.find(({ lang }) => lang === currentLang()) ?? texts[0]
  const chosen = (value = ""): Lang => languages.find(one => one === value) ?? first?.lang ?? "en"
  const textIn = (lang: Lang) => texts.find(one => one.lang === lang)?.text ?? ""
  return {
    title: `CR-${act.record.number} · ${deskWords(act)}`,
    help: msg(
      "For slips of the pen only. It comes into force after 72 hours unless a member objects; then it needs an amendment.",
      { id: "form.erratumHelp" },
    ),
    fields: values => {
      const lang = chosen(values.lang)
      const options = texts.map(one => ({ value: one.lang, label: languageName(one.lang) }))
      const label = msg("The text as it should read", { id: "form.erratumText" })
      return [
        { is: "choice", name: "lang", label: msg("Language", { id: "form.language" }), options, value: lang },
        { is: "text", name: `text-${lang}`, label, required: true, lang: domLang(lang), value: textIn(lang) },
        written("reason", msg("Reason", { id: "form.reason" })),
      ]
    },
    submit: () => deskWords(act),
    command: values => {
      const lang = chosen(values.lang)
      const text = values[`text-${lang}`] ?? ""
      return { kind: "propose-erratum", body: { record: act.record.id, lang, text, reason: values.reason ?? "" } }
    },
  }
}

const objecting = (act: Of<"object-erratum">): Form => ({
  title: deskWords(act),
  quotes: [{ text: act.erratum.text, lang: domLang(act.erratum.lang) }],
  fields: () => [written("reason", msg("Your reason (printed with the record)", { id: "position.reason" }))],
  submit: () => deskWords(act),
  command: ({ reason }) => ({
    kind: "object-erratum",
    body: { record: act.record.id, erratum: act.erratum.id, reason: spoken(reason) },
  }),
})
