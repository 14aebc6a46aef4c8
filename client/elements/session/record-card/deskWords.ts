import { msg, str } from "@lit/localize"
import type { AdditionKind } from "../../../../shared/rules/record/additions.ts"
import type { Act, DeskAct } from "../../../acts/act.ts"
import { takeBackWords } from "../../../i18n/proposalText.ts"
import { languageName } from "../../../i18n/terms.ts"
import { actWords } from "../bar/actWords.ts"

/** What can be done on a card or at a record's desk, apart from the words of the bar, which the first page needs. */
export function deskWords(act: Act | DeskAct): string {
  switch (act.do) {
    case "state-change":
      return msg("State a change of position", { id: "act.stateChange" })
    case "withdraw-addition":
      return additionWords[act.of]()
    case "countersign-record":
      return msg("Countersign", { id: "act.countersign" })
    case "withdraw-record":
      return act.alone
        ? msg("Withdraw the record", { id: "act.withdrawRecord" })
        : msg("Propose to withdraw the record", { id: "act.proposeWithdrawal" })
    case "take-back-proposal":
      return takeBackWords()
    case "unmark-editorial":
      return msg("Show the difference again", { id: "act.unmarkEditorial" })
    case "propose-erratum":
      return msg("Propose an erratum", { id: "act.proposeErratum" })
    case "object-erratum":
      return msg("Object to the erratum", { id: "act.objectErratum" })
    case "name-reviewer": {
      const language = languageName(act.lang)
      return msg(str`Name who checks the ${language} text`, { id: "act.nameReviewer" })
    }
    case "consent-one-text":
      return msg("Let the call open on one confirmed text", { id: "act.consentOneText" })
    case "recuse":
      return msg("Recuse myself", { id: "act.recuse" })
    case "add-reservation":
      return msg("Add a reservation", { id: "record.reserve" })
    case "add-dissent":
      return msg("Submit a dissent", { id: "record.dissent" })
    case "change-position":
      return msg("Change my position", { id: "act.changePosition" })
    case "withdraw":
      return msg("Withdraw", { id: "act.withdraw" })
    case "object":
      return msg("Raise an objection", { id: "act.object" })
    case "record-no-consensus":
      return msg("Record no consensus", { id: "act.noConsensus" })
    default:
      return actWords(act)
  }
}

const additionWords: Record<AdditionKind, () => string> = {
  reservation: () => msg("Withdraw my reservation", { id: "act.withdrawReservation" }),
  dissent: () => msg("Withdraw my dissent", { id: "act.withdrawDissent" }),
  change: () => msg("Withdraw my statement of change", { id: "act.withdrawChange" }),
}
