import { msg, str } from "@lit/localize"
import type { Act, AfterwardsAct } from "../../../../shared/rules/nextAction/act.ts"
import { languageName } from "../../../i18n/terms.ts"

/** What can be done about a record once it stands. */
export function standingWords(act: AfterwardsAct): string {
  switch (act.do) {
    case "decide-drift":
      return msg(str`Decide: note differs from CR-${act.record.number}`, { id: "drift.decide" })
    case "restore-wording":
      return msg("Restore the wording", { id: "drift.restore" })
    case "amend":
      return msg("Propose an amendment", { id: "drift.amend" })
    case "mark-editorial":
      return msg("Mark as editorial", { id: "drift.editorial" })
    case "state-change":
      return msg("State a change of position", { id: "act.stateChange" })
    case "countersign-record":
      return msg("Countersign", { id: "act.countersign" })
    case "withdraw-record":
      return msg("Withdraw the record", { id: "act.withdrawRecord" })
    case "confirm-withdrawal":
      return msg(str`Confirm that CR-${act.record.number} is withdrawn`, { id: "act.confirmWithdrawal" })
    case "take-back-withdrawal":
      return msg("Take the withdrawal back", { id: "act.takeBackWithdrawal" })
    case "propose-erratum":
      return msg("Propose an erratum", { id: "act.proposeErratum" })
    case "object-erratum":
      return msg("Object to the erratum", { id: "act.objectErratum" })
  }
}

type Readying = Extract<
  Act,
  { do: "name-reviewer" | "consent-one-text" | "recuse" | "open-silence" | "extend-silence" }
>

/** What a text may need before positions are taken, and the way to take them without a meeting. */
export function readyingWords(act: Readying): string {
  switch (act.do) {
    case "name-reviewer": {
      const language = languageName(act.lang)
      return msg(str`Name who checks the ${language} text`, { id: "act.nameReviewer" })
    }
    case "consent-one-text":
      return msg("Let the call open on one confirmed text", { id: "act.consentOneText" })
    case "recuse":
      return msg("Recuse myself", { id: "act.recuse" })
    case "open-silence":
      return msg("Silence procedure", { id: "act.openSilence" })
    case "extend-silence":
      return msg("Extend the silence, once", { id: "act.extendSilence" })
  }
}
