import { msg, str } from "@lit/localize"
import { waitingFor } from "../../i18n/sentences/waitingFor.ts"
import type { ActModule, ActModules } from "../module.ts"
import { paperPath } from "../paperPath.ts"

export type MinutesAct =
  /** the outcome paper, once the agenda is there */
  | { do: "open-outcomes" }
  | { do: "show-questions" }
  | { do: "send-minutes" }
  | { do: "read-minutes" }
  | { do: "decide-corrections"; n: number }
  | { do: "adopt-minutes" }
  | { do: "wait-for-consent"; names: string[]; either: boolean }
  | { do: "extend-minutes" }
  /** on their page, beside the button that publishes */
  | { do: "choose-public" }
  | { do: "publish-minutes" }

/** The acts that send, adopt or publish minutes lead to the minutes' page, which explains the consequences beside each button. */
const onTheirPage: ActModule<MinutesAct>["perform"] = (_, stage) => {
  stage.go(paperPath(stage, "minutes"))
  return null
}

export const minutesModules: ActModules<MinutesAct> = {
  "open-outcomes": {
    secretary: "in turn",
    label: () => msg("Outcome paper", { id: "outcomes.paper" }),
    perform(_, stage) {
      stage.go(paperPath(stage, "outcomes"))
      return null
    },
  },
  "show-questions": {
    secretary: "in turn",
    label: () => msg("Observers' questions", { id: "act.showQuestions" }),
    perform(_, stage) {
      stage.show("questions")
      return null
    },
  },
  "send-minutes": {
    secretary: "in turn",
    label: () => msg("Send the minutes for comments", { id: "act.sendMinutes" }),
    perform: onTheirPage,
  },
  "read-minutes": { secretary: "in turn", label: () => msg("Minutes", { id: "minutes.title" }), perform: onTheirPage },
  "decide-corrections": {
    label: ({ n }) => msg(str`Decide ${n} corrections`, { id: "act.decideCorrections" }),
    perform: onTheirPage,
  },
  "adopt-minutes": {
    label: () => msg("Read and adopt the minutes", { id: "act.readAndAdopt" }),
    perform: onTheirPage,
  },
  "wait-for-consent": { label: waitingFor },
  "extend-minutes": {
    label: () => msg("Extend once", { id: "act.extendMinutes" }),
    perform: (_, stage) => stage.send("extend-minutes", { session: stage.session().id }),
  },
  "choose-public": { label: () => msg("Choose what is public", { id: "act.choosePublic" }), perform: onTheirPage },
  "publish-minutes": { label: () => msg("Publish", { id: "act.publishMinutes" }), perform: onTheirPage },
}
