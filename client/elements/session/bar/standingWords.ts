import { msg, str } from "@lit/localize"
import { isNotYetTaken } from "../../../../shared/rules/text/drift.ts"
import type { Act, AfterwardsAct } from "../../../acts/act.ts"

/** What can be done about a record once it stands. */
export function standingWords(act: AfterwardsAct): string {
  switch (act.do) {
    case "decide-drift":
      if (isNotYetTaken(act.record))
        return msg(str`Decide: CR-${act.record.number} is not yet in the note`, { id: "drift.decideNotYet" })
      return msg(str`Decide: note differs from CR-${act.record.number}`, { id: "drift.decide" })
    case "restore-wording":
      return isNotYetTaken(act.record)
        ? msg("Take it into the note", { id: "drift.take" })
        : msg("Restore the wording", { id: "drift.restore" })
    case "amend":
      return msg("Propose an amendment", { id: "drift.amend" })
    case "mark-editorial":
      return msg("Mark as editorial", { id: "drift.editorial" })
  }
}

type Readying = Extract<Act, { do: "open-silence" | "extend-silence" }>

/** The way to take positions without a meeting. */
export function readyingWords(act: Readying): string {
  switch (act.do) {
    case "open-silence":
      return act.again
        ? msg("Start the silence procedure again", { id: "act.silenceAgain" })
        : msg("Start a silence procedure", { id: "act.startSilence" })
    case "extend-silence":
      return msg("Extend the silence, once", { id: "act.extendSilence" })
  }
}
